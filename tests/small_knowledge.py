"""A small, complete knowledge base in a folder of a test's own: three facts, two topics, a warning, one helper, and their strings.

As written, `amparo check` finds nothing in it but missing sign-offs; a test changes one thing and looks at what follows.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from bot.knowledge.answer_file import DANGER_KINDS, hash_text
from bot.knowledge.errors import Problem
from bot.knowledge.languages import LANGUAGES
from bot.knowledge.load import load
from bot.knowledge.models import KnowledgeBase
from bot.maintain.case import Case
from bot.maintain.check import open_case, problems
from bot.understanding.encode import DIMENSIONS
from bot.understanding.examples import examples_hash
from bot.understanding.language import NO_LANGUAGES, UNDERSTOOD
from bot.understanding.match import Linear, Weights, save_weights

TODAY = date(2026, 11, 24)
COMPLETE = ("en", "es")
APPLY, BILLS = "data-safe-to-apply", "care-bills"
APPLY_FOLDER, BILLS_FOLDER = f"topics/data/{APPLY}", f"topics/care/{BILLS}"

FACTS = """# The facts beneath the small answers.

- id: order-december
  claim: Six kinds of data may be shared.
  applies_to: [CA]
  legal: contested
  volatility: case
  effective_from: 2026-01-06
  confidence: high
  sources:
    # the order itself
    - {publisher: Court, title: Order, url: 'https://example.org/december', date: 2025-12-29, kind: primary}
    - {publisher: Tracker, title: Cases, url: 'https://example.org/tracker', date: 2026-11-01,
      kind: secondary}

- id: reporting-laws
  claim: Some states make offices report people.
  applies_to: [US]
  legal: settled
  volatility: law
  effective_from: 2026-01-01
  confidence: high
  sources: [{publisher: News, title: Laws, url: 'https://example.org/laws', date: 2026-10-01, kind: secondary}]

- id: hospital-help
  claim: Hospitals that pay no tax must have a plan for bills.
  applies_to: [US]
  legal: settled
  volatility: law
  confidence: high
  sources:
  - {publisher: Agency, title: Rule, url: 'https://example.org/rule', date: 2026-06-01, kind: primary}
"""

APPLY_TOPIC = f"""# Is it safe to apply?
since: 2026-01-06
rests_on: [order-december]
states:
  in-data-case: [order-december]
state: required
reporting_law: true
related: [{BILLS}]
help: [immigration-law]
"""

BILLS_TOPIC = f"""since: 2025-01-01
rests_on: [hospital-help]
related: [{APPLY}]
help: [bills]
"""

BLOCK_TOPIC = """since: 2026-01-01
rests_on: [reporting-laws]
states:
  reporting-law: [reporting-laws]
help: [immigration-law]
"""

APPLY_EN = """# Can I apply for Medicaid now?

## short
Nobody can promise what will be done with your data. Talk to free legal help before you fill in the form.

## more
Since 6 January 2026 an order lets the health agency give six kinds of data to ICE. Your address is one of them. In the states of the
case a judge keeps the rest back. In the other states we found no such limit. We do not know how the data are used today.

## do
- In an emergency, go to the hospital.
- Ask who must be named on the form.
- Keep a copy of what you send in.

## state: in-data-case
Your state is part of the case.

## fallback
In an emergency, go to the hospital. Talk to free legal help before you fill in a form.
"""

APPLY_ES = """# ¿Puedo pedir Medicaid ahora?

## short
Nadie puede prometer qué se hará con sus datos. Hable con ayuda legal gratis antes de llenar el formulario.

## more
Desde el 6 de enero de 2026 una orden deja que la oficina de salud dé a ICE seis tipos de datos. Su dirección es uno de ellos. En los
estados del caso, un juez no deja dar lo demás. En los otros estados no encontramos ese límite. No sabemos cómo se usan hoy los datos.

## do
- En una emergencia, vaya al hospital.
- Pregunte a quién hay que nombrar en el formulario.
- Guarde una copia de lo que manda.

## state: in-data-case
Su estado es parte del caso.

## fallback
En una emergencia, vaya al hospital. Hable con ayuda legal gratis antes de llenar un formulario.
"""

BILLS_EN = """# I cannot pay a hospital bill. Is there help?

## short
Many hospitals must have a plan to help people who cannot pay. Ask for it before you pay anything.

## more
Hospitals that pay no tax must have such a plan in writing. It says who can get a lower bill, and how to ask. Most plans look at what
you earn, and not at your papers. You can still ask after the bill has come. Some plans give you months to ask.

## do
- Ask the billing office for the form.
- Ask for the bill line by line.
- Do not sign up for a card to pay it.

## fallback
Ask the billing office of the hospital for its plan to help people who cannot pay.
"""

BILLS_ES = """# No puedo pagar el hospital. ¿Hay ayuda?

## short
Muchos hospitales tienen que tener un plan para quienes no pueden pagar. Pida ese plan antes de pagar nada.

## more
Los hospitales que no pagan impuestos tienen que tener ese plan por escrito. Dice quién puede pagar menos, y cómo pedirlo. Casi todos
miran lo que usted gana, y no sus papeles. También puede pedirlo cuando ya llegó la cuenta. Algunos planes le dan meses para pedirlo.

## do
- Pida el formulario en la oficina de cuentas.
- Pida la cuenta línea por línea.
- No firme una tarjeta para pagar la cuenta.

## fallback
Pida en la oficina de cuentas del hospital su plan para quienes no pueden pagar.
"""

BLOCK_EN = """# Before you fill in the form

## short
In some states the office must report some people. Talk to free legal help first.

## state: reporting-law
Talk to free legal help before you fill in the form.

## fallback
Talk to free legal help before you fill in a form.
"""

BLOCK_ES = """# Antes de llenar el formulario

## short
En algunos estados la oficina tiene que reportar a algunas personas. Hable primero con ayuda legal gratis.

## state: reporting-law
Hable con ayuda legal gratis antes de llenar el formulario.

## fallback
Hable con ayuda legal gratis antes de llenar un formulario.
"""

STATES = """CA:
  name: California
  data_case: true
IN:
  name: Indiana
  data_case: false
  reporting_law: true
"""

PLACE_NAMES = """in: [in, en]
unsure: [Springfield]
states:
  CA:
    en: [California]
  IN:
    en: [Indiana]
cities:
  CA: [Los Angeles]
zips:
  CA: [900-961]
  IN: [460-479]
"""

DIRECTORY = """# People who help.

- id: us-small-legal-aid
  name: Small Legal Aid
  kind: legal-aid
  government: false
  serves: [US]
  needs: [immigration-law, bills]
  phone:
    number: 1-800-555-0123
    status: confirmed
    seen_in: ['https://example.org/aid']
    dialled: {on: 2026-11-01, by: Ana, languages: [en, es]}
  url: https://example.org/aid
  cost: free
  sources:
    - {publisher: Small Legal Aid, title: Who we are, url: 'https://example.org/aid', date: 2026-10-01, kind: primary}
"""

RULES = """# Who may ask for what.

review: none
rules:
- id: small-emergency-room
  program: [hospital_emergency_care]
  outcome: open-to-all
  facts: [hospital-help]

- id: small-medicaid
  program: [medicaid]
  status: [tps]
  states: [CA]
  from: 2026-01-06
  outcome: not-now
  instead: [clinic]
  facts: [order-december]
"""

NEVER_SAY = r"""en:
  - {say: '\byou are safe\b', unless: '\bnobody\b', why: nobody can promise that someone is safe}
es:
  - {say: '\besta a salvo\b', unless: '\bnadie\b', why: nadie puede prometer que alguien esta a salvo}
"""

GLOSSARY = """- term: form
  words:
    en: {use: [form*]}
    es: {use: [formulario*], never: [{say: planilla*, why: it is said elsewhere}]}
- term: legal help
  words:
    en: {use: [legal help], never: [{say: illegal alien*, why: it insults}]}
    es: {use: [ayuda legal]}
"""

DANGER_TEXT = {"en": "Call now. Say your language. Nobody was told.", "es": "Llame ahora. Diga su idioma. Nadie fue avisado."}
FOLLOW_UP = {"en": "## afraid | I am afraid\n\nCall all the same.", "es": "## afraid | Me da miedo\n\nLlame de todos modos."}

PLACES = ("Fresno", "Gary", "Houston", "Miami", "Newark", "Omaha", "Reno", "Salem", "Tulsa", "Yuma")
_ASKED = {
    ("en", APPLY): "is it ok to sign up for medicaid in {}",
    ("es", APPLY): "puedo pedir el medicaid en {}",
    ("en", BILLS): "cannot pay my hospital bill in {}",
    ("es", BILLS): "no puedo pagar la cuenta del hospital en {}",
}

CODE = "def hello(t: object) -> str:\n    return f\"{t('Hello {name}')}\"\n"
TEMPLATE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Hello {name}"\nmsgstr ""\n'
CATALOG = TEMPLATE.replace('msgid "Hello {name}"\nmsgstr ""', 'msgid "Hello {name}"\nmsgstr "Hola {name}"')


@dataclass(frozen=True)
class SmallKnowledge:
    """The folders, and short ways to change a file and to check the whole."""

    home: Path

    @property
    def root(self) -> Path:
        return self.home / "knowledge"

    @property
    def locales(self) -> Path:
        return self.home / "locales"

    @property
    def code(self) -> Path:
        return self.home / "code"

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> Path:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def replace(self, name: str, old: str, new: str) -> Path:
        """Change a file where it says `old`; a test that changes nothing would prove nothing."""
        text = self.read(name)
        assert old in text, f"{name} does not say {old!r}"
        return self.write(name, text.replace(old, new, 1))

    def load(self) -> KnowledgeBase:
        return load(self.root)

    def case(self, *, today: date = TODAY, release: bool = False) -> Case:
        return open_case(self.root, self.locales, today=today, release=release, code=self.code, complete=COMPLETE)

    def found(self, check: Callable[[Case], Iterator[Problem]], *, today: date = TODAY, release: bool = False) -> list[Problem]:
        """What one check finds."""
        return problems(self.case(today=today, release=release), (check,))


def english(body: str, *, meaning: int = 1) -> str:
    """An English answer file whose text is declared."""
    return f'---\nmeaning: {meaning}\ndeclared: "{hash_text(body)}"\nreview: none\n---\n{body}'


def translation(body: str, *, made_from: int = 1) -> str:
    return f"---\nmade_from: {made_from}\nreview: none\n---\n{body}"


def danger_body(language: str) -> str:
    return "\n\n".join(f"# {kind}\n\n**911**\n\n{DANGER_TEXT[language]}\n\n{FOLLOW_UP[language]}" for kind in DANGER_KINDS) + "\n"


def small_knowledge(home: Path) -> SmallKnowledge:
    """Write the knowledge base below `home`."""
    knowledge = SmallKnowledge(home)
    for name, text in _files().items():
        knowledge.write(name, text)
    for file, text in (("locales/bot.pot", TEMPLATE), ("locales/es/LC_MESSAGES/bot.po", CATALOG), ("code/hello.py", CODE)):
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (home / file).write_text(text, encoding="utf-8")
    learn(knowledge)
    return knowledge


def learn(knowledge: SmallKnowledge) -> None:
    """Weights that carry the hash of the examples; what they hold is of no use."""
    none = np.zeros(DIMENSIONS, dtype=np.float32)
    digest = examples_hash(knowledge.root / "questions")
    matrix = np.ones((2, DIMENSIONS), dtype=np.float32)
    weights = Weights((APPLY, BILLS), {"*": Linear(matrix, np.zeros(2, np.float32))}, {}, {"*": none}, 1.0, 1.0, digest, NO_LANGUAGES)
    save_weights(weights, knowledge.root / "model")


def _files() -> dict[str, str]:
    kinds = "".join(f"urgent/{kind}\n" for kind in DANGER_KINDS)
    return {
        "facts/small.yaml": FACTS,
        "states.yaml": STATES,
        "directory.yaml": DIRECTORY,
        "rules.yaml": RULES,
        "places.yaml": PLACE_NAMES,
        "canonical.txt": f"# the small list\ndata/{APPLY}\ncare/{BILLS}\n{kinds}",
        "apologies.yaml": "".join(f"{language}: Sorry.\n" for language in UNDERSTOOD if language not in LANGUAGES),
        "glossary.yaml": GLOSSARY,
        "never_say.yaml": NEVER_SAY,
        "danger/cues/en.yaml": "medical: [not breathing]\n",
        "danger/en.md": english(danger_body("en")),
        "danger/es.md": translation(danger_body("es")),
        f"{APPLY_FOLDER}/topic.yaml": APPLY_TOPIC,
        f"{APPLY_FOLDER}/en.md": english(APPLY_EN),
        f"{APPLY_FOLDER}/es.md": translation(APPLY_ES),
        f"{BILLS_FOLDER}/topic.yaml": BILLS_TOPIC,
        f"{BILLS_FOLDER}/en.md": english(BILLS_EN),
        f"{BILLS_FOLDER}/es.md": translation(BILLS_ES),
        "blocks/reporting-law/topic.yaml": BLOCK_TOPIC,
        "blocks/reporting-law/en.md": english(BLOCK_EN),
        "blocks/reporting-law/es.md": translation(BLOCK_ES),
        "questions/dev/en.jsonl": f'{{"id": "en-1", "lang": "en", "text": "should my cousin sign the form today", "kind": "topic", "accept": ["{APPLY}"]}}\n',
        **_questions(),
    }


def _questions() -> dict[str, str]:
    asked = {f"questions/{language}/{topic}.txt": text for (language, topic), text in _ASKED.items()}
    asked |= {f"questions/{language}/danger-{kind}.txt": f"{kind} {language} {{}}" for language in ("en", "es") for kind in DANGER_KINDS}
    return {name: "".join(f"{text.format(place)}\n" for place in PLACES) for name, text in asked.items()}
