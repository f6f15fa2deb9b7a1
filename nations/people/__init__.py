"""
People: who a campaign knows, how to reach them, and which device speaks for whom.

Words: a *person* has *emails*, *phones* and *addresses*; a *device* is a browser that stands
for a person with a *proof* (TYPED, LINK or CODE); a *tag* says something about a person.
Doors: ``actions.identify`` finds or makes the person for an email, phone or external id;
``selectors`` read; ``facts`` tell.
"""
