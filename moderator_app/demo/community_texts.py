"""What people write under the blog of a coffee-shop chain. Invented people, invented places, nobody's real words.

Each line of talk begins with what it is: `q` question, `p` praise, `c` a complaint one can act on, `t` a troll,
`n` talk, `r` a reader's reply to the line before, `a` our answer to the line before.
"""

# ruff: noqa: E501 - one comment, one line

from __future__ import annotations

from typing import Final

SITE_NAME: Final = "Зерно и пар"

POSTS: Final[tuple[tuple[str, str, str, str], ...]] = (
    (
        "lesnaya", "Открываемся на Лесной: адрес, часы и утренний эспрессо за 90 ₽",
        "Шестая наша кофейня. Двадцать два места, окно во двор и ростер за стеклом: жарить будем по вторникам.",
        """
q А велопарковка будет? На Садовой её так и не поставили
a Будет, шесть мест у входа со двора. На Садовой ждём согласования от управляющей.
p Наконец-то! Живу в соседнем доме, два года смотрела на заколоченные окна
q с собакой пустите? она небольшая, ну почти
r у них на Садовой миска с водой прямо у двери стоит, так что думаю да
n Двадцать два места это мало для Лесной, там по утрам весь бизнес-центр
c Зашёл в первый день, очередь двадцать минут, на кассе один человек. Понимаю, что открытие, но хоть бы табличку повесили, сколько ждать
a Вы правы, на открытии нам не хватило второй кассы. Со среды их две, и номерок приходит в сообщении.
q До скольки по воскресеньям? в картах одно, у вас в шапке другое
p За 90 рублей такой эспрессо — я думал, ошиблись в чеке
t Очередная забегаловка для хипстеров, через год закроетесь
r через год приходите, проверим 😄
q Розетки у столов есть или опять как на Мира, одна на весь зал?
n Помню, тут была булочная «Колос». Жалко её, но кофе тоже дело
""",
    ),
    (
        "efiopiya", "Эфиопия Гуджи: почему в этом году она пахнет бергамотом",
        "Новый урожай, мытая обработка, высота 2100. Рассказываем, что поменяла станция и как заваривать дома.",
        """
p Заварил сегодня в воронке, бергамот прямо в нос бьёт. Спасибо за рецепт, с 93 градусами совсем другое дело
q Подскажите, для турки какой помол брать? Самый мелкий у вас горчит
a Попробуйте на деление крупнее пыли и снимайте при первой шапке. Горечь обычно от второго подъёма.
q Обжарка от какого числа сейчас в продаже?
n По-моему в прошлом году кислотность была поярче, а тут прям чай
r так это ж мытая, в прошлом году натуралка была
c Пачка пришла без даты обжарки, наклейка пустая. Номер заказа 4471, фото могу прислать
q Можно ли взять 250 г в зерне и 250 смолоть? На сайте только одно выбирается
p Муж не пьёт кислый кофе принципиально. Выпил две чашки и спросил, есть ли ещё)))
q а декаф из гуджи бывает?
t 1200 за пачку травы с запахом чая, ну-ну
n У меня на 15:250 и 2:40 вышло лучше, чем по вашему рецепту. Делюсь
""",
    ),
    (
        "oat-milk", "We changed our oat milk. Here is why, and what it does to your flat white",
        "The old one split in acidic espresso. Three months of tasting later we have a new supplier.",
        """
p Finally one that does not turn into cottage cheese in a natural Ethiopian. Thank you
q Is the new one gluten free? My daughter is coeliac and I could not find the label
a It is certified gluten free, the carton is behind the bar and the barista will show you the label.
n Honestly I liked the old one better, it was sweeter
r same, but it curdled on me twice in a week
q Do you still charge 40 extra for it?
c Ordered oat through the app on Tuesday and got regular milk. Noticed after half a cup. Please put the sticker back on the lid, it worked
p the foam!! tiny bubbles, holds for ages
q Any chance of almond? Oat does not agree with me
t plants do not have milk, stop lying to people
r and yet peanut butter survives
q what brand is it, can I buy a carton at the shop to use at home
""",
    ),
    (
        "prilozhenie", "Приложение 3.0: заказ заранее, чаевые и тёмная тема",
        "Полгода работы, одна бета и много ваших писем. Что нового и что пока не успели.",
        """
c После обновления слетели все бонусы, было 640, стало 0. Телефон тот же
a Спасибо, что написали: у части гостей не перенёсся счёт. Ваши 640 вернули, проверьте, пожалуйста, историю.
p тёмная тема огонь, глаза сказали спасибо
q На айфоне 8 ставится? пишет, что версия не подходит
c Заказала к 8:40, пришла — никто ничего не готовил, «заказ не упал». Деньги при этом списались
r у меня так же было на Мира, вернули через два дня
q Как удалить карту? в профиле такой кнопки не нашёл
n Было бы здорово видеть, сколько человек в очереди. Идея бесплатно :)
p Чаевые прямо бариста — правильно сделали
c вылетает при оплате сбп, андроид 13, самсунг. три раза подряд
q а веб-версия живая ещё? с рабочего компа удобнее
t Лучше бы цены снизили чем приложения пилить
q Почему просит доступ к контактам?? вы кофейня или кто
a Доступ нужен только для «угостить друга», и его можно не давать: в новой версии спрашиваем лишь при нажатии.
""",
    ),
    (
        "tseny", "Почему с марта капучино стоит на 20 рублей дороже",
        "Показываем счёт: сколько в чашке стоит зерно, молоко, аренда и зарплата. Без слов «в связи с ситуацией».",
        """
p Уважаю за честность. Редко кто вот так раскладывает по строчкам
c Цифры понятные, но постоянным можно было бы оставить старую цену хотя бы на месяц
n 20 рублей за полгода не так страшно, в соседней пекарне уже дважды поднимали
t Буржуи. Себестоимость чашки 12 рублей, кого вы лечите
r вы аренду на Лесной видели? 12 рублей там стаканчик стоит
q Скидка со своей кружкой остаётся?
a Остаётся: 15 % со своей кружкой, и это теперь видно в чеке отдельной строкой.
n перешёл на фильтр, он не подорожал, и вообще вкуснее
q А на пачки зерна тоже подняли?
c Мне не жалко двадцати рублей, жалко что про это узнаёшь на кассе. Повесьте в приложении заранее
p Спасибо, что зарплата бариста самая большая строчка
t пойду в автомат у метро там 50р
r ну иди
""",
    ),
    (
        "cupping", "Open cuppings on Saturdays: how to come, what to expect, why to slurp",
        "Ten seats, six bowls, no snobbery. Free, but please book.",
        """
p Came last week knowing nothing, left arguing about rhubarb. Loved it
q Is it in English or Russian? I am here until June and my Russian is at the level of prices
a Both: Marina leads and translates as she goes. Half of the guests last time were visitors.
q Can I bring my mum? She is 71 and drinks instant, wants to see what the fuss is about
p Slurping in public without being judged: 10/10
q every slot shows full for the next three weeks, is there a waiting list?
c We booked for four and there were two stools. The host was lovely about it but we stood for an hour
n the Kenyan on table two tasted of tomato soup and I mean that as praise
q do you do these in the evening too?
t so you invite people to spit coffee in a bowl and call it culture
r nobody forces you to spit, some of us swallow and do not sleep
""",
    ),
    (
        "sadovaya-remont", "Садовая закрыта на ремонт с 3 по 17: куда идти и что поменяем",
        "Новая стойка, тихая кофемолка и наконец нормальная вытяжка.",
        """
p Вытяжка!!! пальто перестанет пахнуть жареным, дождались
q Абонемент продлите на эти две недели?
a Да, всем абонементам Садовой добавили 15 дней, делать ничего не нужно.
n две недели без моего столика у окна( буду ходить кругами
c Объявление повесили вечером второго, а третьего утром люди уже целовали дверь. Предупреждайте хотя бы за неделю
q Света и Тимур выйдут на Лесную на это время?
r Света точно, вчера её там видела
q а полки с книгами останутся? я там Довлатова не дочитал
p Ребята, кофемолка. Спасибо. Подпись: человек, который там созванивается
t Опять ремонт, в прошлом году же делали. Деньги девать некуда
n Главное, люстру не выкидывайте
q Вход для колясок сделаете? Сейчас две ступеньки, одной не подняться
a Сделаем: откидной пандус уже в проекте, к 17-му поставят.
""",
    ),
    (
        "sup", "Суп дня, или Зачем кофейне кухня",
        "Теперь на Мира и Лесной с двенадцати до четырёх: один суп, один салат, свой хлеб.",
        """
p Тыквенный с имбирём — я за ним через полгорода поехала
q Веганский хоть один бывает? во вторник был на курином бульоне
c Суп вкусный, но принесли еле тёплым, а пока грели, обед кончился. Мира, вчера около часа
a Простите за вчерашний обед. Мармит на Мира сломался, сегодня работает новый; напишите нам номер чека, вернём деньги.
q Где смотреть, какой суп сегодня? В сторис не у всех есть
n хлеб лучше супа, дайте хлеб отдельно
r дают, 60 р за ломоть с маслом
q Орехи в песто есть? У сына аллергия, страшно брать наугад
p Порция нормальная, не наперсток. Студенты одобряют
t кофейня с супом это столовая, назовите вещи своими именами
q а на вынос в свою банку нальёте?
n Сделайте рассольник и я ваш навеки
""",
    ),
    (
        "roaster-diary", "Roaster's diary: three batches we threw away",
        "A post about mistakes: a scorched Colombia, a baked Brazil and a sensor that lied for a week.",
        """
p More of this please. Every roaster ruins batches, almost nobody says it out loud
q What did you do with the bad beans? Compost?
a Half went to compost, half to a soap maker who needs the scrub and not the taste.
n that sensor story is straight from my lab, always keep a second thermometer
q How do you know it was baked and not just old? Mine at home tastes flat too
c I think I bought one of the baked Brazils on the 4th. Bag says lot 88. Drinkable but like cardboard
a That was the lot, and you should not have had it. Come by or write your address, a new bag is yours.
p respect from a fellow roaster in Porto
t throwing away food to look honest on the internet
q Which software do you log with?
""",
    ),
    (
        "stakan", "Свой стакан: за год минус 41 000 одноразовых",
        "Считали по кассе. И немного о том, почему картонный стаканчик не картонный.",
        """
p Горжусь, что три сотни из них мои
q А термос на 0,7 наливаете? На Мира отказали, сказали не влезает под группу
n у меня крышка не отмывается после ваших какао, есть лайфхаки?
r содой и кипятком, ночь постоит и как новая
c Идея хорошая, но бариста ставит мой стакан прямо под носик и касается. После ковида неприятно, сделайте поддон
a Согласны. Поддоны уже на Лесной, на остальные точки приедут до конца месяца.
t экоактивисты на джипах
q Есть ли где-то пункт, куда сдать накопившиеся крышки?
p 41 тысяча это прям видно, когда представишь стопкой. Молодцы
n Сделайте стаканы напрокат на вокзале!
q Скидка суммируется с абонементом?
""",
    ),
    (
        "vakansii", "Ищем бариста на Лесную: честно о сменах, деньгах и больных спинах",
        "Четыре смены, обучение две недели и оплачивается. Что у нас трудно и за что держатся.",
        """
q Без опыта берёте? мне 18, готова учиться
a Берём и учим, первые две недели с наставником. Анкета в конце поста, отвечаем за три дня.
q Белая зарплата?
p Работала у вас в 2021, лучшее место за всю мою общепитную жизнь. Привет Тимуру
c Откликнулся ещё первого числа, ни ответа ни привета. Хоть бы отказ прислали
q вечерние смены только для студентов или можно с основной работой совмещать?
n про спину правда, купите людям коврики
r коврики есть, проверено ногами
t 90к за подать стаканчик? мне бы так
q Тату на руках ок?
a Конечно.
q Медкнижку оплачиваете?
""",
    ),
    (
        "delivery-en", "Beans by post: new rates, new boxes, and the slow countries",
        "We now ship to 14 countries. Some take a week, some take patience.",
        """
q Does it ship to Serbia? Your form does not list it but the post says it does
a It does since Monday; the form was a day late. Please reload it.
c My box arrived open at one corner and one bag was leaking. Beans fine, but everything smells of cascara now
p Ordered Sunday, drank it Friday in Yerevan. Faster than my cousin
q is there customs to pay for 2 kg into Germany?
n the new box fits my mailbox, small thing, big joy
q Can I get the bags without the paper sleeve? I recycle it anyway
c Tracking has said "in transit" for 19 days. Order ES-2207. Could someone look please
q do you ship ground or only whole beans
t 14 countries and still not mine, what a joke
r which one? I can forward, seriously
""",
    ),
    (
        "deti", "Детский час по субботам: какао, раскраски и почему шумно",
        "С десяти до одиннадцати на Мира. Если хотите тишины, Лесная рядом.",
        """
p Сын неделю рассказывал, как рисовал на пенке. Спасибо терпеливой девушке за стойкой!
c Отличная затея, но пеленальника так и нет, а в туалет с коляской не заехать
a Столик откидной купили, повесим к субботе. С дверью сложнее: дом под охраной, ищем решение.
n честно предупредили, честно обхожу Мира в субботу утром 😅
q С какого возраста какао? дочке полтора
q На день рождения зал снять можно? человек 10 детей
t Кофейня не детский сад, уберите орущих
r один час в неделю. один
p какао с маршмелоу 11 из 10, говорит эксперт (6 лет)
q Раскраски ваши можно где-то скачать? распечатаем бабушке
""",
    ),
    (
        "voda", "Вода решает: как мы лечили привкус на Мира",
        "Два фильтра, один сантехник и таблица замеров, которую никто не просил.",
        """
p Таблица прекрасна. Я в восторге и немного в шоке
q Какая жёсткость получилась в итоге? дома намерил 9, кофе как мел
a 4,2 °dH после смеси с осмосом. Для дома попробуйте бутилированную с 80–120 мг/л сухого остатка.
n сантехник в титрах заслужил отдельное спасибо
c Привкус всё-таки есть, вчера брал американо, отдаёт трубой. Или мне уже кажется?
r не кажется, вчера у них сбой был, при мне чинили
q а лёд из той же воды?
t написали бы проще: три года поили ржавчиной
n Подписался ради следующего поста про прокладки
""",
    ),
    (
        "tbilisi", "Our first shop abroad: Tbilisi, Vera, a courtyard with a fig tree",
        "What we are copying from home, what we are not, and why there is no syrup shelf.",
        """
p A fig tree! We live on the next street, welcome, neighbours
q When exactly do you open? The sign says spring and it is nearly summer
a On the 12th, at nine, with free filter until the beans run out.
q Will the app work there, with the same points?
n no syrups is brave in this town, good luck :)
q Do you have somebody who speaks Georgian at the bar?
a Nino and Giorgi both do, and the menu is in three languages.
c Walked by today, the terrace chairs block the pavement. A pram has to go into the road, please look at it before opening
p tried the pop-up, the batch brew was the best in Vera
t another foreign cafe, rents thank you
q Is the courtyard open in the evening
""",
    ),
    (
        "osen", "Осеннее меню: груша, шалфей и один очень спорный раф",
        "Спорный раф с черемшой попал в меню голосованием. Мы тут ни при чём.",
        """
t Раф с черемшой это преступление
r голосовал за него трижды с разных аккаунтов, ни о чём не жалею
p Груша-шалфей — лучшее, что случилось со мной в сентябре
q Сколько сахара в грушевом? у меня диабет, хочу понимать
a 14 граммов на 300 мл; можем сделать без сиропа, на одном пюре, тогда 6.
n тыквенный латте верните, ну пожалуйста
c В меню написано «до конца ноября», а в пятницу на Садовой сказали, что груша кончилась совсем
q раф на растительном делаете?
p Черемша неожиданно работает. Сам в шоке
n Жена теперь со мной не разговаривает. Черемша.
q Можно рецепт шалфейного сиропа? для дома, честно
""",
    ),
    (
        "abonement", "Абонемент на фильтр: 30 чашек, без подвоха",
        "Как считается, что делать, если уехали, и почему его нельзя передать соседу.",
        """
q Если за месяц выпил 22, остальные сгорают?
a Переносятся на следующий месяц, но не больше десяти.
p Третий месяц, сэкономил уже на чайник
q на двоих с женой можно? мы вместе ходим
c Списалось две чашки за одну, кассир сказал «бывает». Хотелось бы не бывало. 12 марта, Лесная, 9:15
a Вернули чашку и проверили кассу: двойное касание карты. Спасибо за точное время, так и нашли.
n без подвоха — это 30 дней, а не календарный месяц, читайте внимательно
q А холодный фильтр входит?
t лохотрон
r сам посчитай, после 14-й чашки выгодно
q Заморозить на отпуск как? кнопки нет
""",
    ),
    (
        "music", "What plays in our shops, and who to blame",
        "Playlists by shift. Yes, Timur is responsible for the accordion.",
        """
p the accordion hour is why I come on Thursdays, do not touch it
n Timur for minister of culture
q Song at about 11:20 yesterday on Mira, slow, woman's voice, sounded Portuguese?
a “Saudade do barista”, a friend's band; the playlist is linked at the end of the post now.
c Music on Lesnaya is too loud for a place with a reading corner. I measured 71 dB at the long table
q can we send requests
t hipster noise
r it is literally folk music from 1954
p Turned my phone off to listen. First time this year
""",
    ),
    (
        "oshibka-v-chekah", "Мы неделю печатали чужой адрес в чеках. Разбираем ошибку",
        "Что случилось, кого это касается и что уже сделали, чтобы не повторилось.",
        """
p Спасибо, что написали сами, а не дождались скандала
q Мой чек от 14-го с неправильным адресом, для бухгалтерии не подходит. Переделаете?
a Да: пришлите номер на почту из подвала сайта, новый чек придёт в тот же день.
c Мне на почту ушёл чек другого человека с его именем. Это уже не «адрес», это персональные данные
a Вы правы, и мы сообщили об этом ведомству и тому гостю. Напишите нам, пожалуйста, чтобы мы удалили письмо вместе с вами.
n айтишникам держаться, прод в пятницу не катайте
r они во вторник катнули, я читал
t Вот так и сливают базы
q Карты не затронуты? скажите прямо
a Прямо: карт у нас нет вовсе, их видит только банк.
""",
    ),
    (
        "holiday-hours", "Holiday hours, and a small thank you",
        "Open on the 31st until four, closed on the 1st, back on the 2nd with pancakes.",
        """
p Merry everything! You got me through a thesis
q Open on the 7th?
a From ten to six, all shops.
n pancakes on the 2nd is the only plan I have made
q Are gift cards valid in Tbilisi?
p С наступающим! Вы самые тёплые в городе
q А второго блины во всех кофейнях или только на Лесной?
a Во всех, пока не кончится тесто. Обычно часов до двух.
c Gift card bought on the 20th still has not arrived by mail and it is a present. Order G-118
t closed on the 1st, so much for service
r let them sleep
""",
    ),
)  # fmt: skip

PRAISE: Final = (
    "Лучшее утро недели, честно", "Были вчера с подругой, просидели до закрытия", "Вкусно. Просто вкусно.",
    "Тимур запомнил мой заказ со второго раза, магия", "Ради вашего чизкейка переехала бы поближе",
    "Хожу третий год и ни разу не пожалел", "круто что отвечаете людям, а не отмалчиваетесь", "Best flat white this side of Berlin",
    "came for the wifi, stayed for the people", "Thank you for the quiet corner, it saved my exam", "Спасибо девочкам на Мира за зонтик, верну!",
    "Прочитала пост вслух коллегам, завтра идём всем отделом", "you remembered my dog's name. MY DOG'S NAME", "пятёрка с плюсом",
    "Забрал пачку домой, жена теперь требует ещё", "Уютно, как у бабушки, только кофе лучше", "the croissants have no right to be this good",
    "Свет у вас красивый, фотографировать одно удовольствие", "Люблю, когда пишут по-человечески", "Пришли под дождём, ушли счастливыми",
)  # fmt: skip

QUESTIONS: Final = (
    "Подскажите, а на Мира в воскресенье кухня работает?", "Можно забронировать столик на шестерых на субботу?", "Есть ли у вас безлактозное молоко?",
    "Куда писать насчёт забытых вещей? Оставила синий шарф", "Is there parking nearby, or should I give up in advance?", "Do you sell the blue cups?",
    "а зерно смелете под аэропресс если куплю у вас", "Работает ли скидка студентам в каникулы?", "До какого числа действует купон с чека?",
    "Could you list allergens on the site? I always have to ask", "Как к вам попасть с выставкой? рисую акварелью, есть серия про город",
    "Подарочные сертификаты бывают в бумаге?", "вайфай на Лесной опять с паролем? какой", "Do you host language meetups? We are about twelve people",
    "Возьмёте на реализацию наше печенье? мы маленькая пекарня", "Почему закончился колд брю, он же в меню", "Сколько ждать ответа на почту? пишу вторую неделю",
    "Can I pay with a foreign card now?", "есть ли где-то пеленальный столик, кроме Мира?", "Какой у вас самый некислый кофе?",
)  # fmt: skip

COMPLAINTS: Final = (
    "Вчера около семи на Садовой не было сдачи с тысячи, пришлось уйти без кофе. Разменяйте утром", "Стол у окна липкий третий день подряд, скажите ребятам",
    "The bathroom lock on Mira is broken since Monday, a paper sign is not a lock", "Заказ перепутали: просила без сахара, пришёл с сиропом. Доделали, но осадочек",
    "Капучино был холодный, и на просьбу подогреть вздохнули так, что стало неловко", "Paid twice through the app, order 9913, one of them please back",
    "Музыка в 8 утра как на дискотеке, сделайте потише до девяти", "В чеке две булочки, в пакете одна. Мелочь, но обидно. Лесная, 8:50", "Позиция «сезонный пирог» в меню есть, а пирога нет вторую неделю",
    "Кондиционер дует ровно в спину за длинным столом, поверните шторку", "Waited 25 minutes for a batch brew, which is already brewed. Twice this week", "Курьер оставил посылку у двери под дождём, зерно промокло. Заказ 5120",
    "Дверь на Мира хлопает так, что подпрыгиваешь. Доводчик подкрутить — минута", "На сайте написано до 22, в 21:20 уже подняли стулья и смотрели волком", "Please fix the English menu, “coffee with fist” cannot be right",
)  # fmt: skip

TROLLS: Final = (
    "дно", "Кто вообще платит за это деньги", "Фу", "реклама реклама реклама", "У моей бабки в деревне цикорий вкуснее", "clowns", "Модератор опять всё трёт, правду не любите",
    "Ваши бариста — недоучки с татуировками", "Сколько вам заплатили за эти отзывы?", "lol imagine caring about coffee this much", "позорище, а не кофейня, идите работать на завод", "Все комменты пишет один человек, это очевидно",
    "Чтоб вы все разорились уже", "this is what is wrong with the city",
)  # fmt: skip

EMOJI: Final = ("☕☕☕", "🔥🔥", "❤️", "👏👏👏", "😍", "🥐☕️🌧️", "👍", "🤤🤤", "😂😂😂", "🫶", "+1", "💔", "🙏🏻", "👀")

SPAM: Final = (
    "Заработок от 5000 в день без вложений, пиши в личку, всё официально http://bystro-dohod.example", 'Best replica watches 80% OFF >>> <a href="http://watches.example/?r=77">click here</a>',
    "Кредит за 5 минут без отказа, даже с плохой историей. zaim-vsem.example", "I was skeptical but Dr. Amara brought my ex back in 48 hours, contact on http://spells.example", "Продам базу клиентов кофеен вашего города, 12 000 номеров, недорого",
    "Great post! Visit my blog about crypto signals http://moon.example", "СЕО продвижение сайта в топ-3 за месяц, гарантия по договору seo-top.example", "Диплом любого вуза с занесением, конфиденциально http://diplom.example",
    "Hot singles in your area are waiting http://date.example", "Подписчики и лайки дёшево, накрутка живыми, скидка по слову КОФЕ",
)  # fmt: skip

ANSWERS: Final = (
    "Спасибо, что написали! Передали смене, сегодня же поправим.", "Да, работает, приходите. Если что-то будет не так, скажите бариста или здесь.",
    "Thank you for telling us. We have asked the shop and will write back here today.", "Очень приятно, передадим ребятам, они обрадуются.",
    "Напишите нам, пожалуйста, номер заказа на почту из подвала сайта: разберёмся и вернём.", "Yes, and the barista can show you. See you soon!",
    "Хорошая мысль, взяли в список на этот месяц.", "Простите, так быть не должно. Уже чиним.",
)  # fmt: skip

ADDED: Final = (
    "Мы часто бываем на Лесной.", "Пишу с телефона, простите за ошибки.", "Обычно беру фильтр.", "В остальном всё нравится.", "Заранее спасибо!", "Живу рядом, так что загляну.",
    "Just saying.", "Keep it up.", "Otherwise a lovely place.", "Greetings from Kazan.", "Коллега говорит то же самое.", "Заметил ещё в прошлый четверг.", "Не в обиду!",
    "Хорошего дня всем.", "Если что, я в зелёной куртке у окна.", "Второй раз уже пишу.", "Cheers.", "Буду ждать ответа здесь.",
)  # fmt: skip

NAMES_RU: Final = (
    "Аня", "Лена К.", "Дмитрий Осипов", "марго", "Ильдар", "Сергей", "Катя с Лесной", "Полина Вересова", "Рустам Г.", "Оксана", "дядя Фёдор", "Надежда Павловна", "Вика",
    "Егор Л", "Тася", "Михаил Бортников", "Алсу", "Гена", "Юля Ш.", "Кирилл", "ольга", "Стас Немов", "Зоя", "Тихон", "Вера Андреевна", "Лёша", "Диана", "Пётр Круглов", "nikitos", "Света из 5Б",
    "Артур", "мама двух котов", "Василий И.", "Жанна", "Роман", "Ксюша", "Эдик", "Инна Морозова", "Лев", "Соня",
)  # fmt: skip
NAMES_EN: Final = (
    "Tom Hale", "Ines", "maya", "J. Okafor", "Priya", "Leon", "Hannah W.", "sam", "Giulia", "Erik from Oslo", "Nadia", "Chris P", "Yuki", "Dana", "Ben Carrow", "lou",
)  # fmt: skip
SPAMMERS: Final = (
    "Alex Profit",
    "Менеджер Ольга",
    "WatchDeal24",
    "SEO Studio",
    "crypto_king",
    "Дипломы РФ",
    "Admin",
    "Прораб",
)
TROLL_NAMES: Final = ("Правдоруб", "anon", "Гость", "хейтер 3000", "nobody", "Вася", "qwerty")
