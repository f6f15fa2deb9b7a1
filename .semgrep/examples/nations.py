"""What the rules of nations.yaml refuse, and what they let through."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from django_tenants.utils import schema_context, tenant_context

from tenants.context import in_nation


def contexts(nation, tenant):
    # ruleid: with-nation
    with nation:
        pass
    # ruleid: with-nation
    with tenant:
        pass
    # ok: with-nation
    with in_nation(nation):
        pass
    # ruleid: django-tenants-context
    with schema_context("n_7"):
        pass


# ruleid: django-tenants-context
@tenant_context(7)
def decorated():
    pass


# ruleid: signal-receiver
@receiver(post_save, sender=int)
def saved(**kwargs):
    pass


# ruleid: signal-receiver
post_save.connect(saved)


def view(request, model, selectors):
    # ruleid: objects-in-a-view
    model.objects.all()
    # ok: objects-in-a-view
    selectors.people(by=request.actor)


def action(*, at):
    # ruleid: clock-in-an-action
    timezone.now()
    # ok: clock-in-an-action
    return at
