"""How a file's encoding and its rows are told; no database is asked."""

import io

import pytest

from nations.imports import headings, reading, trial

SPANISH = ["José Núñez", "Zoë Müller", "Íñigo Peña", "Ana Muñoz", "Begoña Ibáñez"]
FRENCH = ["Renée Lefèvre", "Éloïse Garçon", "François d’Œuvre", "Benoît Hébert"]
RUSSIAN = ["Анна Иванова", "Борис Петров", "Вера Сидорова", "Глеб Смирнов"]


def said_by(names, encoding, heading="Name"):
    lines = [heading, *names]
    content = "\n".join(lines).encode(encoding)
    table = reading.understand(content)
    return table, [row.cells for row in reading.rows(content, table)]


class TestEncoding:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    @pytest.mark.parametrize("count", [1, 2, 5])
    def test_is_told_of_short_lists_too(self, encoding, count):
        names = [f"{name},{at}@example.org" for at, name in enumerate(SPANISH)][:count]

        _, rows = said_by(names, encoding, heading="Name,Email")

        assert [name for name, _email in rows] == SPANISH[:count]

    def test_of_french_apostrophes_and_ligatures_is_windows_own(self):
        names = [f"{name},{at}@example.org" for at, name in enumerate(FRENCH)]

        table, rows = said_by(names, "cp1252", heading="Name,Email")

        assert table.encoding == "cp1252"
        assert [name for name, _email in rows] == FRENCH

    def test_of_other_scripts_is_not_taken_for_western(self):
        names = [f"{name},{at}@example.org" for at, name in enumerate(RUSSIAN * 5)]

        _, rows = said_by(names, "cp1251", heading="Name,Email")

        assert [name for name, _email in rows] == RUSSIAN * 5


class TestHeadings:
    @pytest.mark.parametrize("said", ["Name", "names", "Full name", "FULL_NAME"])
    def test_of_whole_names_are_known_as_people_write_them(self, said):
        assert headings.field_of(said) == "full_name"


class TestRows:
    def test_of_commas_alone_are_left_out(self):
        content = b"Name,Email\nAda,ada@example.org\n,,\n , \nMo,mo@example.org\n"

        found = list(reading.rows(content, reading.understand(content)))

        assert [(row.line, row.cells[0]) for row in found] == [(2, "Ada"), (5, "Mo")]


class TestHead:
    LINE = b"Ada Abara,ada%d@example.org," + b"x" * 1_000 + b"\n"

    def kept(self):
        return io.BytesIO(
            b"Name,Email,Note\n" + b"".join(self.LINE % at for at in range(9_000))
        )

    def test_of_a_table_is_all_that_is_read(self):
        kept = self.kept()

        table, rows = trial.read_head(kept, encoding="utf-8-sig", is_table=True)

        assert table.headings == ("Name", "Email", "Note")
        read = trial.head(rows)
        assert len(read) == trial.TRIAL_ROWS
        assert {row.trouble for row in read} == {""}
        assert kept.tell() == 8 * 1024 * 1024

    def test_ends_with_a_whole_row(self):
        _, rows = trial.read_head(self.kept(), encoding="utf-8-sig", is_table=True)

        assert {len(row.cells) for row in rows} == {3}

    def test_of_people_in_lines_is_all_of_them(self):
        lines = "Ada Abara ada@example.org\n" * 10 + "Mo Diaz 07700 900123\n"

        table, rows = trial.read_head(
            io.BytesIO(lines.encode()), encoding="utf-8-sig", is_table=False
        )

        assert table.headings == ("Name", "Email", "Phone")
        assert len(list(rows)) == 11


class TestALineOfOneWord:
    @pytest.mark.parametrize("sign", ["a", "a.", "a@", "(", '"', "é"])
    def test_is_told_from_a_person_as_fast_as_any_other(self, sign):
        # Two megabytes of such lines are read in a second; 80 KB of one took 22 s.
        line = (sign * 5_000)[:4_999]
        content = ("ada@example.org\n" + f"{line}\n" * 100).encode()

        rows = list(reading.rows(content, reading.understand(content)))

        assert {row.line for row in rows} == set(range(1, 102))
