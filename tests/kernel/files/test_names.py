import pytest

from kernel.files.names import clean_name, token


class TestCleanName:
    @pytest.mark.parametrize(
        ("given", "clean"),
        [
            ("harbour.jpg", "harbour.jpg"),
            ("Unser Plan für München.PDF", "Unser-Plan-für-München.pdf"),
            ("../../etc/passwd", "passwd"),
            ("..\\..\\boot.ini", "boot.ini"),
            ("/etc/shadow", "shadow"),
            ("C:\\Users\\jo\\plan.docx", "plan.docx"),
            ("a\x00.php\x00.jpg", "a.php.jpg"),
            ("invoice\u202egpj.exe", "invoicegpj.exe"),
            ("a／b.png", "a-b.png"),
            (".htaccess", "htaccess"),
            ("..", "file"),
            ("", "file"),
            ("...jpg", "jpg"),
            ('a"; filename="b.exe', "a-filename-b.exe"),
            ("two\r\nlines.txt", "twolines.txt"),
        ],
    )
    def test_leaves_nothing_a_path_or_a_header_could_mean(self, given, clean):
        assert clean_name(given) == clean

    def test_cuts_what_is_very_long(self):
        clean = clean_name("ß" * 5000 + "." + "x" * 5000)

        assert clean == "ß" * 50 + "." + "x" * 10

    def test_says_the_same_of_what_it_said(self):
        for name in ("a b.jpg", "-x-.y", "Plan (2).pdf"):
            assert clean_name(clean_name(name)) == clean_name(name)


class TestToken:
    def test_is_never_the_same(self):
        assert token() != token()
