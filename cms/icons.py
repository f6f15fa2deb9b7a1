"""The panel's line drawings on a 24 x 24 grid."""

ICONS = {
    "home": '<path d="M4 10.500L12 4l8 6.500V20H4z"/><path d="M10 20v-6h4v6"/>',
    "people": '<circle cx="9" cy="8" r="3.500"/><path d="M3 20c0-7 12-7 12 0M16 5a3.500 3.500 0 010 6.500M18 14.500c2 .8 3 2.700 3 5.500"/>',
    "messages": '<path d="M3 6h18v13H3z"/><path d="M3 7l9 7 9-7"/>',
    "events": '<path d="M4 6h16v14H4zM4 10h16M8 3v5M16 3v5"/>',
    "money": '<circle cx="12" cy="12" r="8"/><path d="M12 8v8M9.500 10h5M9.500 14h5"/>',
    "community": '<path d="M4 5h11v9H8l-4 3zM18 9h2v11l-4-3h-5"/>',
    "website": '<path d="M4 5h16v14H4zM4 9h16M10 9v10"/>',
    "insight": '<path d="M5 20v-6M12 20V5M19 20v-9"/>',
    "settings": '<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.100 2.100M16.300 16.300l2.100 2.100M5.600 18.400l2.100-2.100M16.300 7.700l2.100-2.100"/>',
    "search": '<circle cx="11" cy="11" r="6"/><path d="M16 16l4 4"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "eye": '<path d="M2 12c4-8 16-8 20 0-4 8-16 8-20 0z"/><circle cx="12" cy="12" r="3"/>',
    "mail": '<path d="M3 6h18v13H3z"/><path d="M3 7l9 7 9-7"/>',
    "phone": '<path d="M6 3l3 1 1 4-2 2c1 2.500 3 4.500 5.500 5.500l2-2 4 1 1 3c-1 3-3 3.500-5 3C9 18.500 5 14 3.500 8 3 6 3.500 4 6 3z"/>',
    "post": '<path d="M4 10.500L12 4l8 6.500V20H4z"/>',
    "switch": '<path d="M8 9l4-4 4 4M8 15l4 4 4-4"/>',
    "back": '<path d="M14 6l-6 6 6 6"/>',
    "check": '<path d="M5 12.500l4.500 4.500L19 7"/>',
    "more": '<circle cx="5" cy="12" r="1"/><circle cx="12" cy="12" r="1"/><circle cx="19" cy="12" r="1"/>',
}
