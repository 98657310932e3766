"""Reading level."""

from bot.maintain.checks import reading_level
from tests.small_knowledge import BILLS_FOLDER, SmallKnowledge

HARD_EN = (
    "Nonprofit healthcare organizations maintaining federal exemption necessarily administer comprehensive financial assistance procedures, "
    "notwithstanding considerable institutional variability concerning documentation requirements and eligibility determinations."
)
HARD_ES = (
    "Las organizaciones hospitalarias exentas de obligaciones tributarias administran necesariamente procedimientos institucionales de asistencia "
    "financiera, independientemente de la considerable variabilidad administrativa respecto de la documentación correspondiente."
)


def test_hard_english_is_an_error_that_names_its_measure(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/en.md", "Many hospitals must have a plan to help people who cannot pay.", HARD_EN)
    (problem,) = knowledge.found(reading_level.check)
    assert problem.severity == "error"
    assert "Flesch-Kincaid" in problem.message


def test_hard_spanish_is_a_warning_that_names_its_measure(knowledge: SmallKnowledge) -> None:
    knowledge.replace(f"{BILLS_FOLDER}/es.md", "Muchos hospitales tienen que tener un plan para quienes no pueden pagar.", HARD_ES)
    (problem,) = knowledge.found(reading_level.check)
    assert problem.severity == "warning"
    assert "Szigriszt-Pazos" in problem.message
    assert "INFLESZ" in problem.message
