"""`amparo chat`: questions, numbered choices, commands; the state and language chosen count from then on."""

from click.testing import CliRunner

from bot.cli import main


def chat(*typed: str, options: tuple[str, ...] = ()) -> str:
    result = CliRunner().invoke(main, ("chat", "--today", "2026-11-24", *options), input="".join(f"{line}\n" for line in typed))
    assert result.exit_code == 0, result.output
    return result.output


def test_a_question_is_answered_and_the_state_can_be_chosen() -> None:
    out = chat("can ICE see my medicaid", "1", "5")
    assert "Which state do you live in?" in out
    assert "Your state is in the case" in out.split("Which state")[1] or "these states" in out.split("Which state")[1]


def test_the_conversation_stays_in_the_questions_language() -> None:
    out = chat("la migra puede ver mis datos del medical", "1")
    assert "¿En qué estado vive?" in out


def test_a_danger_has_a_way_out_to_the_question() -> None:
    out = chat("my dad can't breathe", "This is not an emergency", "2")
    assert "911" in out


def test_commands_open_their_pages() -> None:
    out = chat("/privacy", "/about", "/forget", "/topics")
    assert "end-to-end encrypted" in out
    assert "I keep nothing about you now" in out
    assert "What do you want to know about?" in out


def test_the_end_of_input_ends_it_quietly() -> None:
    assert "Traceback" not in chat()
