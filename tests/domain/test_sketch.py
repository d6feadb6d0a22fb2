"""The sketch of a file: everything written in it, right or wrong, each part with its faults."""

from app.domain.checks.outline import outline
from app.domain.document import read_document
from app.domain.shape import Kind
from app.domain.sketch import Figure, every_drawn, sketch_of
from tests.documents import ROOT, a_procedure, problems_of


def a_sketch(steps):
    text = a_procedure(steps)
    return sketch_of(read_document("caf/aide", text), problems_of(text))


def test_everything_of_a_shipped_file_is_in_its_sketch():
    for path in (ROOT / "procedures").glob("*/*.yaml"):
        document = read_document(f"{path.parent.name}/{path.stem}", path.read_text("utf-8"))
        items = [item for item in outline(document.source) if item.kind is not None]

        drawn = list(every_drawn(sketch_of(document).nodes))

        assert sorted(one.line for one in drawn) == sorted(item.place().line for item in items)
        assert sum(len(one.ways) for one in drawn) == sum(
            len(item.list("choix")) for item in items if item.kind is Kind.QUESTION
        )


def test_a_fault_stands_on_the_part_that_its_line_speaks_of():
    sketch = a_sketch("""
    - id: connexion
      titre: Se connecter
      etapes:
        - faire: Ouvrez le site.
        - faire: Tapez votre nom.
          nature: engageante
    """)

    told = {one.said.text: [problem.code for problem in one.problems] for one in every_drawn(sketch.nodes)}

    assert told["Se connecter"] == told["Ouvrez le site."] == []
    assert told["Tapez votre nom."] == ["shape.unknown-value"]


def test_a_file_with_a_mistake_is_drawn_all_the_same():
    sketch = a_sketch("""
    - id: connexion
      titre: Se connecter
      etapes:
        - faire: Ouvrez le site.
          secre: true
    """)

    assert [one.figure for one in every_drawn(sketch.nodes)] == [Figure.GROUP, Figure.GESTURE]


def test_a_text_whose_lines_cannot_be_told_apart_has_no_sketch():
    assert sketch_of(read_document("caf/aide", "titre: [")) is None
