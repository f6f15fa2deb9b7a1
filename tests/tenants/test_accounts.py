import pytest
from django.db import connection

from tenants.accounts.models import User
from tenants.context import in_public


@pytest.mark.django_db
class TestWithEmail:
    def test_finds_an_address_in_whatever_case(self):
        with in_public():
            account = User.objects.create_user("Ann.Lee@example.org")

            assert User.objects.with_email("ann.LEE@EXAMPLE.org").get() == account
            assert not User.objects.with_email("ann@example.org").exists()

    def test_asks_the_index_and_not_every_row(self):
        with in_public(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

            plan = User.objects.with_email("ann@example.org").explain()

        assert "one_user_per_email" in plan
        assert "Seq Scan" not in plan
