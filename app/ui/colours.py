"""Colours: a light and a dark set, and the palette that each makes; the system's own where contrast is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


def colours_of(palette: QPalette) -> Colours:
    """The colours that go with a palette: ours, or the system's own where we left it alone."""
    ground = palette.color(QPalette.ColorRole.Window).name()
    for ours in (LIGHT, DARK):
        if ground == ours.window:
            return ours
    return _native(palette)


def palette_of(shades: Colours) -> QPalette:
    """A whole palette, with the disabled roles as readable as the rest: disabled things are quiet, not faint."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(shades.surface), QColor(shades.window))
    for name, colour in (
        (role.Window, shades.window),
        (role.WindowText, shades.text),
        (role.Base, shades.surface),
        (role.AlternateBase, shades.side),
        (role.Text, shades.text),
        (role.Button, shades.surface),
        (role.ButtonText, shades.text),
        (role.PlaceholderText, shades.quiet),
        (role.BrightText, shades.red),
        (role.Highlight, shades.accent),
        (role.HighlightedText, shades.on_accent),
        (role.Accent, shades.accent),
        (role.Link, shades.accent),
        (role.LinkVisited, shades.accent),
        (role.ToolTipBase, shades.plain_ground),
        (role.ToolTipText, shades.text),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(shades.quiet))
    return palette


def _native(palette: QPalette) -> Colours:
    """The system's own colours under our names; meaning is then carried by shape and word alone."""

    def name(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    roles = QPalette.ColorRole
    text, window, highlight = name(roles.WindowText), name(roles.Window), name(roles.Highlight)
    return Colours(
        window=window,
        surface=name(roles.Base),
        side=window,
        chosen=window,
        text=text,
        quiet=text,
        accent=text,
        on_accent=window,
        pressed=highlight,
        red=text,
        amber=text,
        green=text,
        red_ground=window,
        amber_ground=window,
        green_ground=window,
        plain_ground=window,
        edge=text,
        rim=text,
        line=text,
    )


@dataclass(frozen=True)
class Colours:
    """The colours of one palette. Words in text, quiet, accent, red, amber and green keep 4.5:1 on every ground."""

    window: str
    surface: str
    side: str
    chosen: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    pressed: str
    red: str
    amber: str
    green: str
    red_ground: str
    amber_ground: str
    green_ground: str
    plain_ground: str
    edge: str
    """The border of what can be typed in or pressed; 3:1 against the grounds."""
    rim: str
    """The quiet outline of a button, whose words are contrast enough."""
    line: str
    """A quiet rule between rows, which carries no meaning."""

    def tone(self, name: str) -> QColor:
        """A colour by its name, ready to paint with."""
        return QColor(str(getattr(self, name)))


LIGHT = Colours(
    window="#f7f6f2",
    surface="#ffffff",
    side="#efede6",
    chosen="#e2efed",
    text="#1c201f",
    quiet="#575d5a",
    accent="#0b5d57",
    on_accent="#ffffff",
    pressed="#07443f",
    red="#a3201d",
    amber="#7d5100",
    green="#27662d",
    red_ground="#fbeae8",
    amber_ground="#faf1de",
    green_ground="#e6f2e4",
    plain_ground="#edece6",
    edge="#767c78",
    rim="#c9c6bb",
    line="#dddbd3",
)
DARK = Colours(
    window="#181a19",
    surface="#1f2322",
    side="#131514",
    chosen="#16302c",
    text="#ecefed",
    quiet="#a6aca8",
    accent="#6cc6ba",
    on_accent="#0c1a18",
    pressed="#8fdbd0",
    red="#ff9b93",
    amber="#f2c063",
    green="#8ccf8f",
    red_ground="#3a201e",
    amber_ground="#352a18",
    green_ground="#1b2e1c",
    plain_ground="#262a29",
    edge="#7d8581",
    rim="#444c49",
    line="#303634",
)
