"""First names out of what people call themselves: only what is surely a name, in the nominative, never inflected."""

from __future__ import annotations

import re
from typing import Final

# ruff: noqa: E501, SIM905 - lists of words are read as words

_RUSSIAN: Final = frozenset(
    """
    александр александра алексей алена алина алиса алла альбина анастасия анатолий ангелина андрей анжела анна антон
    антонина анфиса арина аркадий арсений арсен артем артур афанасий белла богдан борис вадим валентин валентина валерий
    валерия варвара василий василиса вера вероника виктор виктория виталий виолетта влад влада владимир владислав владислава
    всеволод вячеслав галина геннадий георгий герман глеб григорий давид далия дана данил данила даниил даниэль дарина дарья
    денис диана дина динара дмитрий ева евгений евгения егор екатерина елена елизавета ефим жанна захар зинаида злата зоя иван
    игнат игорь илона ильдар ильнур илья инга инна иннокентий ирина ия камила карина каролина катерина кира кирилл клара
    климент константин кристина ксения лариса лев леонид леся лиана лидия лилия лина любовь людмила магомед майя максим
    маргарита марианна марина мария марк марта матвей мила милана мирон мирослав мирослава михаил муслим надежда назар наталия
    наталья нелли ника никита николай нина нонна оксана олег олеся ольга павел петр платон полина прохор раиса рамиль ратмир
    регина ренат рената римма роберт родион роза роман ростислав руслан рустам савелий светлана святослав севастьян семен
    серафима сергей снежана софия софья станислав степан стефания таисия тамара тарас татьяна тимофей тимур тихон ульяна
    федор филипп эвелина эдуард элина эльвира эльдар эмилия эмиль эмма эрик юлиан юлиана юлия юрий яков ян яна ярослав ярослава
    айгуль айрат азамат азат алсу амина амир арслан ахмед аида айнур гузель гульнара гульшат дамир зарина зульфия ибрагим
    ислам камиль лейла мадина мурат наиля нурлан равиль рашид резеда рифат салават фарид фатима шамиль эльмира ясмина

    саша шура алеша леша леха лена леночка аля аня анюта анечка нюра андрюша антоша ариша артемка боря вадик валера валя вася вера верочка
    витя вика влад володя вова слава галя гена гоша гриша даня даша дашенька дима димка митя женя жека егорка катя катюша катенька
    леля лиза юра юля юлечка юленька яша коля кирюша ксюша костя ксеня лара лера лида лиля люба люда мила люся макс марго рита
    маринка маруся маша машенька миша мишаня надя настя настюша наташа натали никитка оля олечка оленька паша поля полинка петя рома
    рая света светик сема сережа серега соня софа стас степа тая тома таня танюша танечка тема тима тоня уля федя эдик яна яся
    аленка алинка иришка ира ирочка олежка санек толик толя жорик зина зиночка инночка вероничка виталик владик
    """.replace("ё", "е").split()
)
_LATIN: Final = frozenset(
    """
    aaron abigail adam adrian agnes aidan alan albert alex alexander alexandra alexandra alexey alexei alice alina alison amanda
    amelia amy andrea andrew andrey angela anastasia anna anne annie anthony anton antonio arina arthur artem ashley austin barbara
    ben benjamin beth betty bob boris brandon brenda brian bruce bryan caleb cameron carl carlos carol caroline catherine charles
    charlie charlotte chloe chris christian christina christine christopher claire clara colin connor craig cynthia dan daniel
    danielle daria darya david dasha dean deborah denis dennis diana diane dima dmitry dmitri donald donna dorothy doug douglas
    dylan ed eddie edward egor elena eli elizabeth ella ellen emily emma eric erik ethan eugene eva evan evelyn fiona frances
    frank fred gabriel galina gary george georgia gleb gloria grace graham greg gregory hannah harry hazel heather heidi helen
    henry howard hugh ian igor ilya irina isaac isabella ivan jack jackson jacob jake james jamie jane janet janice jason jeff
    jeffrey jennifer jenny jeremy jerry jesse jessica jill jim jimmy joan joanna joe joel johanna john johnny jonathan jordan
    joseph josh joshua joyce juan judith judy julia julian julie justin karen karina kate katherine kathleen kathryn kathy katie
    katya keith kelly ken kenneth kevin kim kirill kristen kristina kyle lara larry laura lauren lena leo leonard leonid leslie
    liam lily linda lisa liza logan louis louise lucas lucy luis luke lydia lynn maria marie marina mark martha martin mary masha
    mason matthew max maxim megan melissa mia michael michelle miguel mike mikhail misha monica nancy naomi natalia natalie natasha
    nathan neil nicholas nick nicole nikita nikolai nina noah nora oleg olga oliver olivia oscar owen pamela patricia patrick paul
    paula pavel peter petr philip phoebe phyllis polina rachel ralph randy raymond rebecca richard rita rob robert robin roger roman
    ronald rosa rose ross roy ruby russell ruth ryan sam samantha samuel sandra sara sarah sasha scott sean sebastian sergei sergey
    sharon sheila simon sofia sophia sophie stanislav stella stephanie stephen steve steven stuart sue susan svetlana sylvia tanya
    tatiana taylor teresa terry theo theresa thomas tim timothy tina todd tom tony tracy tyler valentina valeria vanessa vera
    veronica victor victoria viktor viktoria vincent violet virginia vlad vladimir walter wayne wendy will william yana yulia yuri
    zach zachary zoe
    """.split()
)
_RU_SURNAME: Final = re.compile(
    r"[а-я-]+(?:ов|ова|ев|ева|ин|ина|ын|ына|ский|ская|цкий|цкая|ко|ук|юк|ич|дзе|швили|ян|янц|ец|ой|ых|их|аев|улин|улина)$"
)
_PART: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_MIXED: Final = re.compile(r"[a-z].*[а-я]|[а-я].*[a-z]")
_NICKNAME: Final = re.compile(r"[\d_@#$%^*=<>/\\|~]")
_NOBODY: Final = frozenset(
    "аноним гость пользователь покупатель клиент админ администратор модератор магазин кофейня студия салон клуб группа"
    " сообщество ооо ип зао оао пао deleted guest user anonymous admin administrator moderator shop store team the unknown"
    " удаленный dr mr mrs ms мой наш добрый злой просто".split()
)


def first_name(name: str, handle: str | None = None) -> str:
    """How to call somebody: `Марина К.` → Марина, `Иванова Марина` → Марина, `xX_killer_Xx` → nothing.

    Args:
        name: what the platform shows.
        handle: their nickname, asked only when the name says nothing.
    """
    found = _from_name(name[:200])
    if found or handle is None:
        return found
    parts = [part.lower() for part in re.split(r"[^a-zA-Zа-яА-ЯёЁ]+", handle[:100]) if part]
    known = next((part for part in parts[:2] if len(part) > 2 and is_name(part)), "")
    return known.capitalize()


def is_name(word: str) -> bool:
    """Whether it is a first name we know; case does not count."""
    low = word.lower().replace("ё", "е")
    return low in _RUSSIAN or low in _LATIN


def _from_name(name: str) -> str:
    if _NICKNAME.search(name.replace("'", "")):
        return ""
    words = _PART.findall(name)
    if not words or len(words) > 4:
        return ""
    folded = [word.lower().replace("ё", "е") for word in words]
    if any(word in _NOBODY for word in folded) or any(_MIXED.search(word) for word in folded):
        return ""
    for word, low in zip(words, folded, strict=True):
        head = low.partition("-")[0]
        if low in _RUSSIAN or low in _LATIN or (head != low and (head in _RUSSIAN or head in _LATIN)):
            return _titled(word)
    # A name nobody listed: only beside an initial or something that is surely a surname.
    if len(words) == 2 and len(words[0]) > 2 and words[0] == _titled(words[0]):
        initial = len(words[1]) == 1 and words[1].isupper()
        if initial or (_RU_SURNAME.fullmatch(folded[1]) and words[1][0].isupper() and len(words[1]) > 4):
            return str(words[0])
    return ""


def _titled(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
