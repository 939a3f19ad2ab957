"""Languages of the window: Russian and English, switched at run time.

Source texts are English. Every text is written `_t("Context", "text")` with literals, so that lupdate finds it; a count
is `_t("Context", "%n reply(ies)", "", n)`. Values are filled in afterwards with `str.format`, never inside the literal.
"""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from moderator_app.paths import resource

Language = Literal["ru", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ru", "en")

_t = QCoreApplication.translate


class _Installed:
    """The application's translators; Qt keeps only pointers to them."""

    language: Language = "en"
    translators: tuple[QTranslator, ...] = ()


def language() -> Language:
    """The language in force."""
    return _Installed.language


def system_language() -> Language:
    """Russian where the desktop speaks it, English elsewhere."""
    return "ru" if QLocale.system().language() == QLocale.Language.Russian else "en"


def use(app: QCoreApplication, chosen: Language) -> None:
    """Switch language; widgets hear it through `changeEvent(LanguageChange)` and write their texts anew.

    Raises:
        FileNotFoundError: when the translation was not installed with the program.
    """
    for old in _Installed.translators:
        app.removeTranslator(old)
    ours = QTranslator()
    if not ours.load(str(resource(f"i18n/moderator_{chosen}.qm"))):
        raise FileNotFoundError(f"i18n/moderator_{chosen}.qm")
    qts = QTranslator()  # texts of Qt's own file dialogs and field menus; English is what Qt speaks without one
    qts.load(f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _Installed.language = chosen
    _Installed.translators = (ours, qts)
    QLocale.setDefault(QLocale(QLocale.Language.Russian if chosen == "ru" else QLocale.Language.English))
    for translator in _Installed.translators:
        app.installTranslator(translator)
