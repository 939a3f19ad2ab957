<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Accounts</name>
    <message numerus="yes">
        <source>%n right(s) missing</source>
        <translation>
            <numerusform>не хватает %n права</numerusform>
            <numerusform>не хватает %n прав</numerusform>
            <numerusform>не хватает %n прав</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Учётные записи</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Check the sign-in first.</source>
        <translation>Сначала проверьте вход.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Не отвечает</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>Всё прочитано.</translation>
    </message>
    <message>
        <source>For this account alone, without a password: http://host:port or socks5://host:port.</source>
        <translation>Только для этой учётной записи, без пароля: http://узел:порт или socks5://узел:порт.</translation>
    </message>
    <message>
        <source>Further platforms come with later releases.</source>
        <translation>Другие площадки появятся в следующих выпусках.</translation>
    </message>
    <message>
        <source>Install the program anew.</source>
        <translation>Установите программу заново.</translation>
    </message>
    <message>
        <source>It is in no file, no log and no export. The first messages come in a moment.</source>
        <translation>Его нет ни в файлах, ни в журнале, ни в выгрузках. Первые сообщения сейчас придут.</translation>
    </message>
    <message>
        <source>It works: {who}</source>
        <translation>Вход подходит: {who}</translation>
    </message>
    <message>
        <source>Its sign-in leaves the keyring and nothing is fetched any more. Messages and log stay.</source>
        <translation>Вход будет удалён из связки ключей, загрузка прекратится. Сообщения и журнал останутся.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Keep the new sign-in</source>
        <translation>Сохранить новый вход</translation>
    </message>
    <message>
        <source>Lacks a right</source>
        <translation>Не хватает прав</translation>
    </message>
    <message>
        <source>Last read {ago}.</source>
        <translation>Прочитано {ago}.</translation>
    </message>
    <message>
        <source>Name in our list</source>
        <translation>Название в списке</translation>
    </message>
    <message>
        <source>Needs a new sign-in</source>
        <translation>Нужен новый вход</translation>
    </message>
    <message>
        <source>Needs a relay</source>
        <translation>Нужен посредник</translation>
    </message>
    <message>
        <source>New sign-in for {name}</source>
        <translation>Новый вход: {name}</translation>
    </message>
    <message>
        <source>New sign-in…</source>
        <translation>Новый вход…</translation>
    </message>
    <message>
        <source>No channel is watched.</source>
        <translation>Ни один канал не наблюдается.</translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation>Ещё не прочитано.</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Пока ничего нет.</translation>
    </message>
    <message>
        <source>Nothing is fetched now: the engine does not run.</source>
        <translation>Сейчас ничего не загружается: движок не запущен.</translation>
    </message>
    <message>
        <source>Only a lead may change accounts.</source>
        <translation>Учётные записи меняет только руководитель.</translation>
    </message>
    <message>
        <source>Own address, proxy</source>
        <translation>Свой адрес, прокси</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Удалить {name}</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Удалить {name}?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Удаляем…</translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation>Показать введённое</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Вход выполнен</translation>
    </message>
    <message>
        <source>The adapter of this platform is not here any more.</source>
        <translation>Адаптера этой площадки больше нет.</translation>
    </message>
    <message>
        <source>The console program ended without an answer.</source>
        <translation>Консольная программа завершилась без ответа.</translation>
    </message>
    <message>
        <source>The console program of this installation could not be started.</source>
        <translation>Не удалось запустить консольную программу этой установки.</translation>
    </message>
    <message numerus="yes">
        <source>The first import goes on: %n message(s) to come.</source>
        <translation>
            <numerusform>Идёт первая загрузка: осталось %n сообщение.</numerusform>
            <numerusform>Идёт первая загрузка: осталось %n сообщения.</numerusform>
            <numerusform>Идёт первая загрузка: осталось %n сообщений.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keyring may be asking for its password in another window.</source>
        <translation>Возможно, хранилище спрашивает свой пароль в другом окне.</translation>
    </message>
    <message>
        <source>The platform asks to wait</source>
        <translation>Площадка просит подождать</translation>
    </message>
    <message>
        <source>The sign-in is being tried.</source>
        <translation>Вход проверяется.</translation>
    </message>
    <message>
        <source>The sign-in is kept in the keyring.</source>
        <translation>Вход сохранён в связке ключей.</translation>
    </message>
    <message>
        <source>There was no answer for two minutes.</source>
        <translation>Ответа нет уже две минуты.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Это нужно заполнить.</translation>
    </message>
    <message>
        <source>Trying the sign-in…</source>
        <translation>Пробуем войти…</translation>
    </message>
    <message>
        <source>What this sign-in can do</source>
        <translation>Что можно с этим входом</translation>
    </message>
    <message>
        <source>What to watch</source>
        <translation>Что наблюдать</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Работает</translation>
    </message>
    <message>
        <source>Your role may not choose channels.</source>
        <translation>Ваша роль не позволяет выбирать каналы.</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>как было</translation>
    </message>
    <message>
        <source>signed in as {who}</source>
        <translation>вход: {who}</translation>
    </message>
    <message>
        <source>through {proxy}</source>
        <translation>через {proxy}</translation>
    </message>
    <message>
        <source>{field} (optional)</source>
        <translation>{field} (необязательно)</translation>
    </message>
    <message>
        <source>{state} since {time}</source>
        <translation>{state} с {time}</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message numerus="yes">
        <source>%n item(s): {what}</source>
        <translation>
            <numerusform>%n обращение: {what}</numerusform>
            <numerusform>%n обращения: {what}</numerusform>
            <numerusform>%n обращений: {what}</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Одобрить</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Одобряется</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>Попросить одобрения</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Назначено</translation>
    </message>
    <message>
        <source>Ban the author</source>
        <translation>Забанить автора</translation>
    </message>
    <message>
        <source>Beyond your role: it waits for approval, and whoever decides sees your reason.</source>
        <translation>Это шире вашей роли: ждёт одобрения, и тот, кто решает, увидит вашу причину.</translation>
    </message>
    <message>
        <source>Close without an answer</source>
        <translation>Закрыть без ответа</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрыто</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Удаляется</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Hiding</source>
        <translation>Скрывается</translation>
    </message>
    <message>
        <source>It is yours</source>
        <translation>Взято</translation>
    </message>
    <message>
        <source>It waits for approval</source>
        <translation>Отправлено на одобрение</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Отпущено</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Отпустить</translation>
    </message>
    <message>
        <source>Lift the ban</source>
        <translation>Снять бан</translation>
    </message>
    <message>
        <source>Lifting the ban</source>
        <translation>Бан снимается</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Нравится</translation>
    </message>
    <message>
        <source>Marked as read</source>
        <translation>Отмечено прочитанным</translation>
    </message>
    <message>
        <source>Marking as spam</source>
        <translation>Уходит в спам</translation>
    </message>
    <message>
        <source>Mute the author</source>
        <translation>Заглушить автора</translation>
    </message>
    <message>
        <source>Muting</source>
        <translation>Автор заглушается</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Note added</source>
        <translation>Заметка добавлена</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>Снова открыто</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Rejecting</source>
        <translation>Отклоняется</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Восстанавливается</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Возвращено на доработку</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Показать снова</translation>
    </message>
    <message>
        <source>Showing again</source>
        <translation>Снова показывается</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложено</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Спам</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Метка поставлена</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Взять себе</translation>
    </message>
    <message>
        <source>Take the like back</source>
        <translation>Убрать отметку</translation>
    </message>
    <message>
        <source>Taken back, but not all: {what}</source>
        <translation>Возвращено, но не всё: {what}</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Отменено: {what}</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>Возвращаем</translation>
    </message>
    <message>
        <source>The ban is on its way</source>
        <translation>Бан отправляется</translation>
    </message>
    <message>
        <source>The change is on its way</source>
        <translation>Правка отправляется</translation>
    </message>
    <message>
        <source>The like is being taken back</source>
        <translation>Отметка снимается</translation>
    </message>
    <message>
        <source>The like is on its way</source>
        <translation>Отметка отправляется</translation>
    </message>
    <message>
        <source>The reply is on its way</source>
        <translation>Ответ отправляется</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>{what} · asks for approval</source>
        <translation>{what} · нужно одобрение</translation>
    </message>
    <message>
        <source>{what}: {done} of {count}</source>
        <translation>{what}: {done} из {count}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Переходы</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>People and time</source>
        <translation>Люди и время</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
</context>
<context>
    <name>Approvals</name>
    <message numerus="yes">
        <source>%n new message(s) since it was written</source>
        <translation>
            <numerusform>С тех пор пришло %n новое сообщение</numerusform>
            <numerusform>С тех пор пришло %n новых сообщения</numerusform>
            <numerusform>С тех пор пришло %n новых сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>A lead chooses the channels.</source>
        <translation>Каналы выбирает руководитель.</translation>
    </message>
    <message>
        <source>Answers that need approval</source>
        <translation>Ответы, которые нужно одобрять</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>На одобрении</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Одобрить</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Каналы</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Edit and approve</source>
        <translation>Исправить и одобрить</translation>
    </message>
    <message>
        <source>In these channels every answer of a moderator waits for approval.</source>
        <translation>В этих каналах каждый ответ модератора ждёт одобрения.</translation>
    </message>
    <message>
        <source>Marked: what was changed in the answer of the matrix</source>
        <translation>Отмечено, что изменено в ответе из матрицы</translation>
    </message>
    <message>
        <source>Nothing waits for approval</source>
        <translation>Одобрять нечего</translation>
    </message>
    <message>
        <source>Open the item</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Reason: {why}</source>
        <translation>Причина: {why}</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Возвращено на доработку</translation>
    </message>
    <message>
        <source>The item returns to who asked, with their text.</source>
        <translation>Обращение вернётся автору запроса вместе с его текстом.</translation>
    </message>
    <message>
        <source>The queue cannot be read</source>
        <translation>Не удалось прочитать очередь</translation>
    </message>
    <message>
        <source>The text that goes</source>
        <translation>Текст, который уйдёт</translation>
    </message>
    <message>
        <source>The words were erased.</source>
        <translation>Текст стёрт.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>What goes beyond somebody's role comes here: answers, bans, overridden checks.</source>
        <translation>Сюда попадает то, на что не хватает прав роли: ответы, блокировки, снятые проверки.</translation>
    </message>
    <message>
        <source>What has to change</source>
        <translation>Что нужно изменить</translation>
    </message>
    <message>
        <source>a check is overridden</source>
        <translation>снята проверка</translation>
    </message>
    <message>
        <source>answers need approval here</source>
        <translation>ответы здесь одобряют</translation>
    </message>
    <message>
        <source>beyond the role</source>
        <translation>не хватает прав роли</translation>
    </message>
    <message>
        <source>{name} asks · {place} · {when}</source>
        <translation>{name} просит одобрить · {place} · {when}</translation>
    </message>
    <message>
        <source>{name} sent this back: {reason}</source>
        <translation>{name} возвращает ответ: {reason}</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>AskColleague</name>
    <message>
        <source>Answer</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Answer to {name}</source>
        <translation>Ответ для: {name}</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Спросить</translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation>Вопрос: {name}</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопрос</translation>
    </message>
    <message>
        <source>The item waits for them; its clock stands still. The answer brings it back to you.</source>
        <translation>Обращение ждёт ответа, отсчёт стоит. С ответом оно вернётся к вам.</translation>
    </message>
    <message>
        <source>The words were erased.</source>
        <translation>Текст удалён.</translation>
    </message>
    <message>
        <source>They are asked as</source>
        <translation>Кого спрашиваем</translation>
    </message>
    <message>
        <source>Unanswered, it is back</source>
        <translation>Без ответа вернётся</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>коллегу</translation>
    </message>
    <message>
        <source>an expert</source>
        <translation>эксперта</translation>
    </message>
    <message>
        <source>in 3 days</source>
        <translation>через 3 дня</translation>
    </message>
    <message>
        <source>in 3 hours</source>
        <translation>через 3 часа</translation>
    </message>
    <message>
        <source>in a day</source>
        <translation>через сутки</translation>
    </message>
    <message>
        <source>in an hour</source>
        <translation>через час</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>Approve</source>
        <translation>Одобрение</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Бан</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>Direct message</source>
        <translation>Личное сообщение</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрытие</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Отпустить</translation>
    </message>
    <message>
        <source>Lift the ban</source>
        <translation>Снятие бана</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Отметка «нравится»</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Заглушение</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонение</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Снятие метки</translation>
    </message>
    <message>
        <source>Remove the like</source>
        <translation>Снятие отметки</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Показ снова</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>To spam</source>
        <translation>В спам</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Снятие заглушения</translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message numerus="yes">
        <source>Many are cross: %n person(s) within an hour, far more than usual</source>
        <translation>
            <numerusform>Много недовольных: %n человек за час, гораздо больше обычного</numerusform>
            <numerusform>Много недовольных: %n человека за час, гораздо больше обычного</numerusform>
            <numerusform>Много недовольных: %n человек за час, гораздо больше обычного</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Many speak of “{word}”: %n person(s) within an hour, far more than usual</source>
        <translation>
            <numerusform>Вдруг заговорили о «{word}»: %n человек за час, гораздо больше обычного</numerusform>
            <numerusform>Вдруг заговорили о «{word}»: %n человека за час, гораздо больше обычного</numerusform>
            <numerusform>Вдруг заговорили о «{word}»: %n человек за час, гораздо больше обычного</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Author</name>
    <message numerus="yes">
        <source>%n complaint(s) this month</source>
        <translation>
            <numerusform>%n жалоба за месяц</numerusform>
            <numerusform>%n жалобы за месяц</numerusform>
            <numerusform>%n жалоб за месяц</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>About the person</source>
        <translation>О человеке</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Another profile of {name}</source>
        <translation>Ещё один профиль: {name}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Answered: {name}</source>
        <translation>Мы ответили: {name}</translation>
    </message>
    <message>
        <source>Author {name}</source>
        <translation>Автор: {name}</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Осторожно</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Чем закончилось</translation>
    </message>
    <message>
        <source>Join another profile</source>
        <translation>Связать ещё профиль</translation>
    </message>
    <message>
        <source>Mood of the year</source>
        <translation>Настроение за год</translation>
    </message>
    <message>
        <source>Name or handle</source>
        <translation>Имя или ник</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Без имени</translation>
    </message>
    <message>
        <source>Nobody is called so.</source>
        <translation>Никого с таким именем нет.</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>Никто не выбран</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Notes  {count}</source>
        <translation>Заметки  {count}</translation>
    </message>
    <message>
        <source>One person now</source>
        <translation>Теперь это один человек</translation>
    </message>
    <message>
        <source>Our answers, median</source>
        <translation>Отвечаем, медиана</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Профиль</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Обещание</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>Обещание выполнено</translation>
    </message>
    <message>
        <source>Question to {name}</source>
        <translation>Вопрос для: {name}</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>Отделить профиль {name}</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>Скрыто и удалено</translation>
    </message>
    <message>
        <source>Taken out of the person</source>
        <translation>Профиль отделён</translation>
    </message>
    <message>
        <source>The author cannot be read</source>
        <translation>Не удалось прочитать автора</translation>
    </message>
    <message>
        <source>The author of the open item stands here.</source>
        <translation>Здесь будет автор открытого обращения.</translation>
    </message>
    <message>
        <source>The card will tell of both; items stay as they are. It can be taken back.</source>
        <translation>Карточка расскажет об обоих, обращения останутся как есть. Это можно отменить.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>What is held about this person</source>
        <translation>Что хранится об этом человеке</translation>
    </message>
    <message>
        <source>Working time to the first answer; shows the items behind it</source>
        <translation>Рабочее время до первого ответа; покажет сами обращения</translation>
    </message>
    <message>
        <source>all {count}</source>
        <translation>все {count}</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>с ответом</translation>
    </message>
    <message>
        <source>bot</source>
        <translation>бот</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>done</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>fell silent</source>
        <translation>давно не слышно</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>сообщения</translation>
    </message>
    <message>
        <source>new here: a welcome is due</source>
        <translation>новичок: стоит поприветствовать</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыто</translation>
    </message>
    <message>
        <source>since {since} · {last}</source>
        <translation>с {since} · {last}</translation>
    </message>
    <message>
        <source>speaks for us</source>
        <translation>адвокат бренда</translation>
    </message>
    <message>
        <source>spoke for us before</source>
        <translation>раньше был адвокатом</translation>
    </message>
    <message>
        <source>the newest {count}</source>
        <translation>последние {count}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ждём</translation>
    </message>
    <message>
        <source>{count} of {all}, {share}</source>
        <translation>{count} из {all}, {share}</translation>
    </message>
    <message numerus="yes">
        <source>{time}, %n item(s)</source>
        <translation>
            <numerusform>{time}, %n обращение</numerusform>
            <numerusform>{time}, %n обращения</numerusform>
            <numerusform>{time}, %n обращений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n обращение</numerusform>
            <numerusform>%n обращения</numerusform>
            <numerusform>%n обращений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n of the list</source>
        <translation>
            <numerusform>Весь список: %n обращение</numerusform>
            <numerusform>Весь список: %n обращения</numerusform>
            <numerusform>Весь список: %n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>All from {name}</source>
        <translation>Все от автора {name}</translation>
    </message>
    <message>
        <source>All of them would be refused</source>
        <translation>Ни с одним это сделать нельзя</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Решение для всех</translation>
    </message>
    <message>
        <source>All under “{title}”</source>
        <translation>Все в ветке «{title}»</translation>
    </message>
    <message>
        <source>All with a link to {host}</source>
        <translation>Все со ссылкой на {host}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Choose what to do</source>
        <translation>Выберите, что сделать</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть окно</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Выполнить</translation>
    </message>
    <message>
        <source>Done: {count}</source>
        <translation>Сделано: {count}</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Например</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>На сколько</translation>
    </message>
    <message>
        <source>It is being done</source>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Refused: {count}</source>
        <translation>Не получится: {count}</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Заполнено не всё</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message numerus="yes">
        <source>The whole group: %n item(s)</source>
        <translation>
            <numerusform>Вся группа: %n обращение</numerusform>
            <numerusform>Вся группа: %n обращения</numerusform>
            <numerusform>Вся группа: %n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing here</source>
        <translation>Здесь ничего нет</translation>
    </message>
    <message>
        <source>They are being looked at</source>
        <translation>Обращения ещё проверяются</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что сделать</translation>
    </message>
    <message>
        <source>Will be done: {count}</source>
        <translation>Получится: {count}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>not begun: {count}</source>
        <translation>не начато: {count}</translation>
    </message>
    <message>
        <source>refused: {count}</source>
        <translation>не получилось: {count}</translation>
    </message>
    <message>
        <source>will be refused: {count}</source>
        <translation>не получится: {count}</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>Сделано {done} из {all}</translation>
    </message>
    <message>
        <source>{done} of {all} looked at</source>
        <translation>Проверено {done} из {all}</translation>
    </message>
</context>
<context>
    <name>Calendars</name>
    <message>
        <source>2027-05-09</source>
        <translation>09.05.2027</translation>
    </message>
    <message>
        <source>9–13, 14–18 or 22–6; 24: all day; nothing: closed</source>
        <translation>9–13, 14–18 или 22–6; 24 — круглосуточно; пусто — выходной</translation>
    </message>
    <message>
        <source>A country is two letters: RU, DE, US.</source>
        <translation>Страна — две латинские буквы: RU, DE, US.</translation>
    </message>
    <message>
        <source>A rule counts time while its calendar is open.</source>
        <translation>Правило считает время, пока открыт его календарь.</translation>
    </message>
    <message>
        <source>Add a calendar</source>
        <translation>Добавить календарь</translation>
    </message>
    <message>
        <source>Add a day</source>
        <translation>Добавить день</translation>
    </message>
    <message>
        <source>All of them stand here already.</source>
        <translation>Все они уже есть в списке.</translation>
    </message>
    <message>
        <source>An office's hours</source>
        <translation>Часы работы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Counting the last 30 days…</source>
        <translation>Считаем последние 30 дней…</translation>
    </message>
    <message>
        <source>Country of the holidays</source>
        <translation>Страна праздников</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Пятница</translation>
    </message>
    <message>
        <source>Holidays, short days, moved working days</source>
        <translation>Праздники, короткие и перенесённые рабочие дни</translation>
    </message>
    <message>
        <source>Hours of a week</source>
        <translation>Часы по дням недели</translation>
    </message>
    <message>
        <source>Hours of that day</source>
        <translation>Часы этого дня</translation>
    </message>
    <message>
        <source>It is being counted.</source>
        <translation>Идёт подсчёт.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Сохраняем.</translation>
    </message>
    <message>
        <source>It is open whenever one of them is on shift</source>
        <translation>Открыт, пока хоть один из них на смене</translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation>Сначала исправьте то, что отмечено красным.</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Понедельник</translation>
    </message>
    <message>
        <source>Monday's hours until Friday</source>
        <translation>Понедельник — на все будни</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>No calendar yet: every rule counts day and night. Add one, then choose it in a rule.</source>
        <translation>Календарей пока нет: все правила считают время круглосуточно. Добавьте календарь и выберите его в правиле.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ничего</translation>
    </message>
    <message>
        <source>Offer the holidays of this country</source>
        <translation>Предложить праздники этой страны</translation>
    </message>
    <message>
        <source>Only a lead may change working time.</source>
        <translation>Рабочее время меняет только руководитель.</translation>
    </message>
    <message>
        <source>Remove the calendar</source>
        <translation>Удалить календарь</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Суббота</translation>
    </message>
    <message>
        <source>Save working time</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Several shifts</source>
        <translation>Несколько смен</translation>
    </message>
    <message>
        <source>Somebody's shift</source>
        <translation>Смена модератора</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Воскресенье</translation>
    </message>
    <message>
        <source>Take the day out</source>
        <translation>Убрать день</translation>
    </message>
    <message>
        <source>Take the ticked ones</source>
        <translation>Добавить отмеченные</translation>
    </message>
    <message>
        <source>The holidays are being looked up.</source>
        <translation>Ищем праздники.</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Четверг</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Try on the last 30 days</source>
        <translation>Проверить на последних 30 днях</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Вторник</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Среда</translation>
    </message>
    <message>
        <source>What is marked red is not understood: write 9–18, and days as 2027-05-09.</source>
        <translation>Отмеченное красным непонятно: пишите часы как 9–18, а дни как 09.05.2027.</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Как называется</translation>
    </message>
    <message>
        <source>Which of these is nobody there?</source>
        <translation>В какие из этих дней никто не работает?</translation>
    </message>
    <message>
        <source>Whose shift</source>
        <translation>Чья смена</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Рабочее время</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>выходной</translation>
    </message>
    <message>
        <source>name of the day</source>
        <translation>название дня</translation>
    </message>
    <message>
        <source>several shifts</source>
        <translation>несколько смен</translation>
    </message>
    <message>
        <source>shift of {name}</source>
        <translation>смена: {name}</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>без названия</translation>
    </message>
</context>
<context>
    <name>Capability</name>
    <message>
        <source>Approve</source>
        <translation>Одобрять</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Банить</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалять</translation>
    </message>
    <message>
        <source>Edit own messages</source>
        <translation>Править своё</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрывать</translation>
    </message>
    <message>
        <source>Learn of news at once</source>
        <translation>Узнавать новое сразу</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Нравится</translation>
    </message>
    <message>
        <source>Mark as spam</source>
        <translation>Отмечать спам</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Заглушать</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Читать</translation>
    </message>
    <message>
        <source>Read everything in chats</source>
        <translation>Читать всё в чатах</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Отвечать</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Восстанавливать</translation>
    </message>
    <message>
        <source>Send pictures with an answer</source>
        <translation>Отправлять картинки с ответом</translation>
    </message>
    <message>
        <source>Write direct messages</source>
        <translation>Писать в личные</translation>
    </message>
    <message>
        <source>needs a new sign-in</source>
        <translation>нужен новый вход</translation>
    </message>
    <message>
        <source>needs a relay</source>
        <translation>нужен посредник</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>больше нет</translation>
    </message>
    <message>
        <source>only for our own</source>
        <translation>только со своим</translation>
    </message>
    <message>
        <source>the bot's privacy mode is on</source>
        <translation>включён режим приватности бота</translation>
    </message>
    <message>
        <source>the platform cannot</source>
        <translation>площадка не умеет</translation>
    </message>
    <message>
        <source>this sign-in lacks the right</source>
        <translation>не хватает права</translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>No item is open</source>
        <translation>Ничего не открыто</translation>
    </message>
    <message>
        <source>The answer is no longer there</source>
        <translation>Этого ответа уже нет</translation>
    </message>
    <message>
        <source>There is no answer of ours here</source>
        <translation>Нашего ответа здесь нет</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Before: {before}. Now: {after}</source>
        <translation>Было: {before}. Стало: {after}</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Дописать ответ</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Всё равно отправить</translation>
    </message>
    <message>
        <source>Since you began to write</source>
        <translation>Пока вы писали</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Что изменилось</translation>
    </message>
    <message>
        <source>Your reply, not sent yet</source>
        <translation>Ваш ответ, ещё не отправлен</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>all messages</source>
        <translation>все сообщения</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>комментарии</translation>
    </message>
    <message>
        <source>direct messages</source>
        <translation>личные сообщения</translation>
    </message>
    <message>
        <source>discussions</source>
        <translation>обсуждения</translation>
    </message>
    <message>
        <source>group chat</source>
        <translation>групповой чат</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>отзывы</translation>
    </message>
    <message>
        <source>what is addressed to us</source>
        <translation>обращённое к нам</translation>
    </message>
    <message>
        <source>what is reported</source>
        <translation>жалобы</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>A promise</source>
        <translation>Обещание</translation>
    </message>
    <message>
        <source>An empty text</source>
        <translation>Пустой текст</translation>
    </message>
    <message>
        <source>Another person's name</source>
        <translation>Чужое имя</translation>
    </message>
    <message>
        <source>Capital letters</source>
        <translation>Заглавные буквы</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Forbidden words</source>
        <translation>Запрещённые слова</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>Обращение на «ты» или «вы»</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>Язык ответа</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Длина</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Ссылки</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Officialese</source>
        <translation>Канцелярит</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Личные данные</translation>
    </message>
    <message>
        <source>Places to fill in</source>
        <translation>Незаполненные места</translation>
    </message>
    <message>
        <source>Preferred words</source>
        <translation>Принятые слова</translation>
    </message>
    <message>
        <source>Sharp words</source>
        <translation>Резкие слова</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Правописание</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>Благодарность</translation>
    </message>
    <message>
        <source>Too long for the platform</source>
        <translation>Длиннее, чем можно на площадке</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>answered {time}</source>
        <translation>отвечено {time}</translation>
    </message>
    <message>
        <source>answered, not delivered yet, {time} left</source>
        <translation>отвечено, ещё не доставлено, осталось {time}</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>в {time}</translation>
    </message>
    <message>
        <source>burning, {time} left</source>
        <translation>горит, осталось {time}</translation>
    </message>
    <message>
        <source>no due time</source>
        <translation>без срока</translation>
    </message>
    <message>
        <source>overdue by {time}</source>
        <translation>просрочено на {time}</translation>
    </message>
    <message>
        <source>paused, {time} left</source>
        <translation>пауза, осталось {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>осталось {time}</translation>
    </message>
</context>
<context>
    <name>Cluster</name>
    <message numerus="yes">
        <source>%n answer(s) are on their way</source>
        <translation>
            <numerusform>%n ответ отправляется</numerusform>
            <numerusform>%n ответа отправляются</numerusform>
            <numerusform>%n ответов отправляются</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be sent as it is</source>
        <translation>
            <numerusform>%n нельзя отправить как есть</numerusform>
            <numerusform>%n нельзя отправить как есть</numerusform>
            <numerusform>%n нельзя отправить как есть</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more ask(s) the same</source>
        <translation>
            <numerusform>Ещё %n человек спрашивает о том же</numerusform>
            <numerusform>Ещё %n человека спрашивают о том же</numerusform>
            <numerusform>Ещё %n человек спрашивают о том же</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) ask the same</source>
        <translation>
            <numerusform>%n человек спрашивает об одном</numerusform>
            <numerusform>%n человека спрашивают об одном</numerusform>
            <numerusform>%n человек спрашивают об одном</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for the next pass</source>
        <translation>
            <numerusform>%n останется на следующий раз</numerusform>
            <numerusform>%n останутся на следующий раз</numerusform>
            <numerusform>%n останутся на следующий раз</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Answer all together</source>
        <translation>Ответить всем сразу</translation>
    </message>
    <message>
        <source>Answer with</source>
        <translation>Чем отвечаем</translation>
    </message>
    <message>
        <source>Answer {name}</source>
        <translation>Ответить: {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change the answer</source>
        <translation>Изменить ответ</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Без имени</translation>
    </message>
    <message>
        <source>Nobody else asks this</source>
        <translation>Больше никто об этом не спрашивает</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>Никто не выбран</translation>
    </message>
    <message numerus="yes">
        <source>Send %n answer(s)</source>
        <translation>
            <numerusform>Отправить %n ответ</numerusform>
            <numerusform>Отправить %n ответа</numerusform>
            <numerusform>Отправить %n ответов</numerusform>
        </translation>
    </message>
    <message>
        <source>Take all in</source>
        <translation>Выбрать всех</translation>
    </message>
    <message>
        <source>Take all out</source>
        <translation>Снять выбор</translation>
    </message>
    <message>
        <source>The answers are being made…</source>
        <translation>Готовим ответы…</translation>
    </message>
    <message>
        <source>The matrix has no row for this: write the answers, or make a row first.</source>
        <translation>В матрице нет подходящей строки: напишите ответы сами или сначала создайте строку.</translation>
    </message>
    <message>
        <source>{count} of {all} are answered</source>
        <translation>Ответим {count} из {all}</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>About this program</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Аккаунты</translation>
    </message>
    <message>
        <source>Answer a colleague</source>
        <translation>Ответить коллеге</translation>
    </message>
    <message>
        <source>Answer all who ask the same</source>
        <translation>Ответить всем, кто спрашивает о том же</translation>
    </message>
    <message>
        <source>Answer times</source>
        <translation>Сроки ответа</translation>
    </message>
    <message>
        <source>Answered; the item went back</source>
        <translation>Ответ записан, обращение вернулось</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>На одобрении</translation>
    </message>
    <message>
        <source>Ask a colleague</source>
        <translation>Спросить коллегу</translation>
    </message>
    <message>
        <source>Asked: {name}</source>
        <translation>Вопрос задан: {name}</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Приложить файлы</translation>
    </message>
    <message>
        <source>Author of the item</source>
        <translation>Автор обращения</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Назад к списку</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Полужирный</translation>
    </message>
    <message>
        <source>Burning</source>
        <translation>Горят</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Изменить клавиши</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Clocks of the item</source>
        <translation>Часы обращения</translation>
    </message>
    <message>
        <source>Comfortable, compact</source>
        <translation>Просторно, плотно</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Decide about all like this</source>
        <translation>Решить для всех таких же</translation>
    </message>
    <message>
        <source>Decide about the whole list</source>
        <translation>Решить для всего списка</translation>
    </message>
    <message>
        <source>Decide: act, reason, reply, note</source>
        <translation>Решение: мера, причина, ответ, заметка</translation>
    </message>
    <message>
        <source>Edit the answer…</source>
        <translation>Изменить ответ…</translation>
    </message>
    <message>
        <source>Edit the row of the answer</source>
        <translation>Править строку ответа</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Фильтр списка</translation>
    </message>
    <message>
        <source>Focus on one item</source>
        <translation>Только одно обращение</translation>
    </message>
    <message>
        <source>Fold or unfold all groups</source>
        <translation>Свернуть или развернуть все группы</translation>
    </message>
    <message>
        <source>Fold or unfold the group</source>
        <translation>Свернуть или развернуть группу</translation>
    </message>
    <message>
        <source>Go on in private</source>
        <translation>Перейти в личные сообщения</translation>
    </message>
    <message>
        <source>Handover of the shift</source>
        <translation>Передача смены</translation>
    </message>
    <message>
        <source>Help for this pane</source>
        <translation>Справка по этой панели</translation>
    </message>
    <message>
        <source>History of the item</source>
        <translation>История обращения</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Чем закончилось</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>Срок хранения</translation>
    </message>
    <message>
        <source>How the reply will look</source>
        <translation>Как будет выглядеть ответ</translation>
    </message>
    <message>
        <source>I have read the notes that name me</source>
        <translation>Заметки обо мне прочитаны</translation>
    </message>
    <message>
        <source>Import a matrix</source>
        <translation>Загрузить матрицу</translation>
    </message>
    <message>
        <source>Insert answer {number}</source>
        <translation>Вставить ответ {number}</translation>
    </message>
    <message>
        <source>Insert answer {number} while typing</source>
        <translation>Вставить ответ {number}, пока пишете</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Курсив</translation>
    </message>
    <message>
        <source>Join profiles of one person</source>
        <translation>Связать профили одного человека</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Light, dark</source>
        <translation>Тема: светлая, тёмная</translation>
    </message>
    <message>
        <source>Link behind words</source>
        <translation>Ссылка на словах</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Make a row of the matrix</source>
        <translation>Создать строку матрицы</translation>
    </message>
    <message>
        <source>Mend what was found</source>
        <translation>Исправить найденное</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Names me</source>
        <translation>Упомянули меня</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Нужно решение</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Следующее</translation>
    </message>
    <message>
        <source>Next word of no dictionary</source>
        <translation>Следующее слово не из словаря</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никому</translation>
    </message>
    <message>
        <source>Nobody else works here yet.</source>
        <translation>Здесь пока больше никто не работает.</translation>
    </message>
    <message>
        <source>Not for several items at once</source>
        <translation>Не для нескольких сразу</translation>
    </message>
    <message>
        <source>Notes of the item</source>
        <translation>Заметки обращения</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>Отменять нечего</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>Open on its platform</source>
        <translation>Открыть на площадке</translation>
    </message>
    <message>
        <source>Order and grouping of the list</source>
        <translation>Порядок и группировка списка</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Выделить</translation>
    </message>
    <message>
        <source>Pick the whole group</source>
        <translation>Выделить всю группу</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Предыдущее</translation>
    </message>
    <message>
        <source>Promise something</source>
        <translation>Записать обещание</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Цитата</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>Обновить список</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Reply matrix</source>
        <translation>Матрица ответов</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Оценки</translation>
    </message>
    <message>
        <source>Rules of the community</source>
        <translation>Правила сообщества</translation>
    </message>
    <message>
        <source>Save the list as a view</source>
        <translation>Сохранить список как подборку</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Сохранённые подборки</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search the matrix</source>
        <translation>Искать в матрице</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Show new ones</source>
        <translation>Показать новые</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Боковая панель</translation>
    </message>
    <message>
        <source>Slang and synonyms</source>
        <translation>Сленг и синонимы</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложены</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Отменить последнее</translation>
    </message>
    <message>
        <source>The list has no groups</source>
        <translation>В списке нет групп</translation>
    </message>
    <message>
        <source>There is no filter</source>
        <translation>Фильтра нет</translation>
    </message>
    <message>
        <source>There is no list here</source>
        <translation>Здесь нет списка</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Экскурсия</translation>
    </message>
    <message>
        <source>Try the network now</source>
        <translation>Проверить сеть сейчас</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Ничьи</translation>
    </message>
    <message>
        <source>Voice of the audience</source>
        <translation>Голос аудитории</translation>
    </message>
    <message>
        <source>Voices of the brand</source>
        <translation>Голоса бренда</translation>
    </message>
    <message>
        <source>Weekly digests</source>
        <translation>Сводки недели</translation>
    </message>
    <message>
        <source>What waits for the network</source>
        <translation>Что ждёт сети</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Кто работает</translation>
    </message>
    <message>
        <source>Who writes: kind and tone</source>
        <translation>Кто пишет: тип и тон</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Рабочее время</translation>
    </message>
    <message>
        <source>another time, or until something happens…</source>
        <translation>другое время или до события…</translation>
    </message>
    <message>
        <source>for 3 days</source>
        <translation>на 3 дня</translation>
    </message>
    <message>
        <source>for 3 hours</source>
        <translation>на 3 часа</translation>
    </message>
    <message>
        <source>for 30 minutes</source>
        <translation>на 30 минут</translation>
    </message>
    <message>
        <source>for 8 hours</source>
        <translation>на 8 часов</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>на час</translation>
    </message>
    <message>
        <source>until tomorrow at this time</source>
        <translation>до завтра, это же время</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>%n character(s) at the end do not fit</source>
        <translation>
            <numerusform>%n знак в конце не поместится</numerusform>
            <numerusform>%n знака в конце не поместятся</numerusform>
            <numerusform>%n знаков в конце не поместятся</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the way</source>
        <translation>
            <numerusform>%n мешает</numerusform>
            <numerusform>%n мешают</numerusform>
            <numerusform>%n мешают</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) from the author since you began</source>
        <translation>
            <numerusform>Пока вы писали, автор прислал ещё %n сообщение</numerusform>
            <numerusform>Пока вы писали, автор прислал ещё %n сообщения</numerusform>
            <numerusform>Пока вы писали, автор прислал ещё %n сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n замечание</numerusform>
            <numerusform>%n замечания</numerusform>
            <numerusform>%n замечаний</numerusform>
        </translation>
    </message>
    <message>
        <source>An edit changes words only</source>
        <translation>Правка меняет только текст</translation>
    </message>
    <message>
        <source>Another item is on screen: the reply would go to {name}</source>
        <translation>На экране другое обращение, а ответ ушёл бы автору: {name}</translation>
    </message>
    <message>
        <source>Answered meanwhile by {name}</source>
        <translation>Пока вы писали, уже ответил(а) {name}</translation>
    </message>
    <message>
        <source>Answers in this channel wait for approval</source>
        <translation>Ответы в этом канале ждут одобрения</translation>
    </message>
    <message>
        <source>As {platform} will show it</source>
        <translation>Так это покажет {platform}</translation>
    </message>
    <message>
        <source>Ask anyway</source>
        <translation>Всё равно попросить</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>На одобрение</translation>
    </message>
    <message>
        <source>Ask for approval and next</source>
        <translation>На одобрение и дальше</translation>
    </message>
    <message>
        <source>Ask for approval and stay</source>
        <translation>На одобрение и остаться</translation>
    </message>
    <message>
        <source>Ask for approval with a reason…</source>
        <translation>На одобрение с причиной…</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Приложить файл</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Приложить файлы</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Полужирный</translation>
    </message>
    <message>
        <source>Bold, italic, link</source>
        <translation>Полужирный, курсив, ссылка</translation>
    </message>
    <message>
        <source>Change the answer</source>
        <translation>Изменить ответ</translation>
    </message>
    <message>
        <source>Choose an item to answer it</source>
        <translation>Выберите обращение, чтобы ответить</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Чисто</translation>
    </message>
    <message>
        <source>Comments on {platform} take no files</source>
        <translation>К комментариям {platform} нельзя приложить файл</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Editing the answer of {who} to {name}</source>
        <translation>Правка: ответ {who} → {name}</translation>
    </message>
    <message>
        <source>Editing your answer to {name}</source>
        <translation>Правка вашего ответа: {name}</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>How it will look</source>
        <translation>Как это будет выглядеть</translation>
    </message>
    <message>
        <source>How the answer should read</source>
        <translation>Каким должен стать ответ</translation>
    </message>
    <message>
        <source>It replaces the answer that stands there</source>
        <translation>Заменит опубликованный ответ</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Курсив</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Ссылка…</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>Исправить</translation>
    </message>
    <message>
        <source>Nothing is changed yet</source>
        <translation>Пока ничего не изменено</translation>
    </message>
    <message>
        <source>Nothing is written yet</source>
        <translation>Ещё ничего не написано</translation>
    </message>
    <message>
        <source>Other ways to send</source>
        <translation>Другие способы отправить</translation>
    </message>
    <message>
        <source>Press again to send it all the same</source>
        <translation>Нажмите ещё раз, чтобы всё равно отправить</translation>
    </message>
    <message>
        <source>Quote the message</source>
        <translation>Цитировать сообщение</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Send and close the item</source>
        <translation>Отправить и закрыть</translation>
    </message>
    <message>
        <source>Send and next</source>
        <translation>Отправить и дальше</translation>
    </message>
    <message>
        <source>Send and stay</source>
        <translation>Отправить и остаться</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Всё равно отправить</translation>
    </message>
    <message>
        <source>Send with a reason…</source>
        <translation>Отправить с причиной…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>The draft belongs to another reply: open the item again</source>
        <translation>Черновик относится к другому ответу: откройте обращение заново</translation>
    </message>
    <message>
        <source>The message was deleted since you began</source>
        <translation>Пока вы писали, сообщение удалили</translation>
    </message>
    <message>
        <source>The message was edited since you began</source>
        <translation>Пока вы писали, сообщение изменили</translation>
    </message>
    <message>
        <source>The platform takes plain text only</source>
        <translation>Эта платформа принимает только простой текст</translation>
    </message>
    <message>
        <source>The thread is closed for replies</source>
        <translation>Обсуждение закрыто для ответов</translation>
    </message>
    <message>
        <source>There is no text to quote</source>
        <translation>Нет текста для цитаты</translation>
    </message>
    <message>
        <source>This reply is being saved</source>
        <translation>Этот ответ сохраняется</translation>
    </message>
    <message>
        <source>Too long by {count}</source>
        <translation>Длиннее предела на {count}</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Напишите ответ</translation>
    </message>
    <message>
        <source>Your reply</source>
        <translation>Ваш ответ</translation>
    </message>
    <message>
        <source>draft of {when}</source>
        <translation>черновик: {when}</translation>
    </message>
    <message>
        <source>everybody sees it</source>
        <translation>видят все</translation>
    </message>
    <message>
        <source>not saved: {why}</source>
        <translation>не сохранено: {why}</translation>
    </message>
    <message>
        <source>only the author sees it</source>
        <translation>видит только автор</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>сохранено</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>сохраняется…</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>Кому: {name}</translation>
    </message>
</context>
<context>
    <name>Delivered</name>
    <message>
        <source>Cancelled: it never leaves</source>
        <translation>Отменено: не уйдёт</translation>
    </message>
    <message>
        <source>It is sent again</source>
        <translation>Отправляется ещё раз</translation>
    </message>
    <message>
        <source>It leaves as it is</source>
        <translation>Уходит как есть</translation>
    </message>
    <message>
        <source>It leaves now</source>
        <translation>Уходит сейчас</translation>
    </message>
    <message>
        <source>Left as it is: it may have been posted</source>
        <translation>Оставлено: возможно, дошло</translation>
    </message>
    <message>
        <source>Noted as sent</source>
        <translation>Отмечено как отправленное</translation>
    </message>
    <message>
        <source>Stopped: the words are in the draft</source>
        <translation>Остановлено: текст в черновике</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Awaits approval</source>
        <translation>Ждёт одобрения</translation>
    </message>
    <message>
        <source>Can be cancelled</source>
        <translation>Можно отменить</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>May be posted</source>
        <translation>Возможно, дошло</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Устарело</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Отправляется</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Повтор</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Неясно</translation>
    </message>
</context>
<context>
    <name>Direct</name>
    <message>
        <source>Both are one case with one outcome.</source>
        <translation>Это один случай с одним итогом.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Go on in private</source>
        <translation>Перейти в личные сообщения</translation>
    </message>
    <message>
        <source>In private, to {name}</source>
        <translation>Лично: {name}</translation>
    </message>
    <message>
        <source>It may not arrive</source>
        <translation>Может не дойти</translation>
    </message>
    <message>
        <source>Left empty, nothing is said in public and the item stays open.</source>
        <translation>Если оставить пустым, публичного ответа не будет и запись останется открытой.</translation>
    </message>
    <message>
        <source>Send both</source>
        <translation>Отправить оба</translation>
    </message>
    <message>
        <source>Send the direct message</source>
        <translation>Отправить личное сообщение</translation>
    </message>
    <message>
        <source>The direct message is empty</source>
        <translation>Личное сообщение пустое</translation>
    </message>
    <message>
        <source>The direct message is on its way</source>
        <translation>Личное сообщение отправляется</translation>
    </message>
    <message>
        <source>The line and the direct message are on their way</source>
        <translation>Ответ и личное сообщение отправляются</translation>
    </message>
    <message>
        <source>They can be written to until {when}</source>
        <translation>Написать можно до: {when}</translation>
    </message>
    <message>
        <source>They cannot be written to</source>
        <translation>Написать этому человеку нельзя</translation>
    </message>
    <message>
        <source>Where everybody sees it</source>
        <translation>У всех на виду</translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Emoji by name</source>
        <translation>Эмодзи по названию</translation>
    </message>
    <message>
        <source>Name of an emoji</source>
        <translation>Название эмодзи</translation>
    </message>
    <message>
        <source>No emoji is called so</source>
        <translation>Такого эмодзи нет</translation>
    </message>
    <message>
        <source>This voice goes without emoji</source>
        <translation>В этом голосе эмодзи не используют</translation>
    </message>
    <message>
        <source>This voice: at most {most}, {now} used</source>
        <translation>В этом голосе не больше {most}, уже {now}</translation>
    </message>
    <message>
        <source>and stay</source>
        <translation>и ещё</translation>
    </message>
    <message>
        <source>put in</source>
        <translation>вставить</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>The engine could not be started</source>
        <translation>Движок не запустился</translation>
    </message>
    <message>
        <source>The engine does not run</source>
        <translation>Движок не работает</translation>
    </message>
    <message>
        <source>The engine is starting</source>
        <translation>Движок запускается</translation>
    </message>
    <message>
        <source>The engine is stopping</source>
        <translation>Движок останавливается</translation>
    </message>
    <message>
        <source>The engine runs elsewhere</source>
        <translation>Движок работает отдельно</translation>
    </message>
    <message>
        <source>The engine stopped, again in {time}</source>
        <translation>Движок остановился, снова через {time}</translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Begins with https://. Nothing is opened; readers see the words and go there.</source>
        <translation>Начинается с https://. Ничего не откроется: читатели увидят слова и перейдут по ним.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Set the link</source>
        <translation>Поставить ссылку</translation>
    </message>
    <message>
        <source>That is no address of a page</source>
        <translation>Это не адрес страницы</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n file(s) at once are too many: nothing was taken</source>
        <translation>
            <numerusform>%n файл сразу — слишком много: ничего не взято</numerusform>
            <numerusform>%n файла сразу — слишком много: ничего не взято</numerusform>
            <numerusform>%n файлов сразу — слишком много: ничего не взято</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), {size}</source>
        <translation>
            <numerusform>%n файл, {size}</numerusform>
            <numerusform>%n файла, {size}</numerusform>
            <numerusform>%n файлов, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>A file is still being copied</source>
        <translation>Файл ещё копируется</translation>
    </message>
    <message>
        <source>As documents</source>
        <translation>Документами</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Приложить файлы</translation>
    </message>
    <message>
        <source>Delete takes it away</source>
        <translation>Delete убирает его</translation>
    </message>
    <message>
        <source>Let go: they go along with the reply</source>
        <translation>Отпустите: файлы уйдут вместе с ответом</translation>
    </message>
    <message>
        <source>No files can be sent here</source>
        <translation>Файлы сюда отправить нельзя</translation>
    </message>
    <message>
        <source>Pictures and documents only go apart here</source>
        <translation>Картинки и документы здесь — порознь</translation>
    </message>
    <message>
        <source>Send as a document, unchanged</source>
        <translation>Отправить документом, без сжатия</translation>
    </message>
    <message>
        <source>Send as a picture</source>
        <translation>Отправить картинкой</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>Убрать {name}</translation>
    </message>
    <message>
        <source>copying…</source>
        <translation>копируется…</translation>
    </message>
    <message>
        <source>document</source>
        <translation>документ</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>картинка</translation>
    </message>
    <message>
        <source>this sign-in may send no pictures here</source>
        <translation>с этим входом картинки сюда нельзя</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message numerus="yes">
        <source>%n more part(s) of the filter</source>
        <translation>
            <numerusform>Ещё %n условие фильтра</numerusform>
            <numerusform>Ещё %n условия фильтра</numerusform>
            <numerusform>Ещё %n условий фильтра</numerusform>
        </translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>белорусский</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Бренд</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change the filter</source>
        <translation>Изменить фильтр</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Сбросить всё</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>English</source>
        <translation>английский</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>Найдётся: {count}</translation>
    </message>
    <message>
        <source>French</source>
        <translation>французский</translation>
    </message>
    <message>
        <source>German</source>
        <translation>немецкий</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>казахский</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Negativity</source>
        <translation>Негатив</translation>
    </message>
    <message>
        <source>Not older than</source>
        <translation>Не старше</translation>
    </message>
    <message>
        <source>Older than</source>
        <translation>Старше</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Площадка</translation>
    </message>
    <message>
        <source>Press to change it, Delete takes it away</source>
        <translation>Нажмите, чтобы изменить; Delete убирает условие</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>русский</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>Сохранить как подборку</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>испанский</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>This is no host: example.com would be one.</source>
        <translation>Это не адрес сайта. Пример: example.com</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Ветка</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>украинский</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Ждём</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>Кто пишет</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>коллегу</translation>
    </message>
    <message>
        <source>an approval</source>
        <translation>одобрения</translation>
    </message>
    <message>
        <source>an expert</source>
        <translation>эксперта</translation>
    </message>
    <message>
        <source>another tag</source>
        <translation>другая метка</translation>
    </message>
    <message>
        <source>answer on its way</source>
        <translation>ответ отправляется</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>отвечено</translation>
    </message>
    <message>
        <source>brand {names}</source>
        <translation>бренд {names}</translation>
    </message>
    <message>
        <source>burning</source>
        <translation>горит</translation>
    </message>
    <message>
        <source>clock stands still</source>
        <translation>часы стоят</translation>
    </message>
    <message>
        <source>done</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>due soon</source>
        <translation>скоро срок</translation>
    </message>
    <message>
        <source>from {names}</source>
        <translation>автор {names}</translation>
    </message>
    <message>
        <source>from {share}</source>
        <translation>от {share}</translation>
    </message>
    <message>
        <source>held by {names}</source>
        <translation>исполнитель: {names}</translation>
    </message>
    <message>
        <source>in good time</source>
        <translation>время есть</translation>
    </message>
    <message>
        <source>in {languages}</source>
        <translation>язык: {languages}</translation>
    </message>
    <message>
        <source>its time</source>
        <translation>назначенного времени</translation>
    </message>
    <message>
        <source>me</source>
        <translation>я</translation>
    </message>
    <message>
        <source>negativity from {share}</source>
        <translation>негатив от {share}</translation>
    </message>
    <message>
        <source>no clock</source>
        <translation>без срока</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>никто</translation>
    </message>
    <message>
        <source>not older than {time}</source>
        <translation>не старше {time}</translation>
    </message>
    <message>
        <source>older than {time}</source>
        <translation>старше {time}</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыто</translation>
    </message>
    <message>
        <source>or to a host: example.com</source>
        <translation>или на сайт: example.com</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>просрочено</translation>
    </message>
    <message>
        <source>tagged {tags}</source>
        <translation>с меткой {tags}</translation>
    </message>
    <message>
        <source>the author</source>
        <translation>ответа автора</translation>
    </message>
    <message>
        <source>the delivery</source>
        <translation>отправки</translation>
    </message>
    <message>
        <source>under {titles}</source>
        <translation>в ветке {titles}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ждёт</translation>
    </message>
    <message>
        <source>waits for {whom}</source>
        <translation>ждём {whom}</translation>
    </message>
    <message>
        <source>with a link</source>
        <translation>со ссылкой</translation>
    </message>
    <message>
        <source>with a link to {host}</source>
        <translation>со ссылкой на {host}</translation>
    </message>
    <message>
        <source>with the words “{words}”</source>
        <translation>со словами «{words}»</translation>
    </message>
    <message>
        <source>without a link</source>
        <translation>без ссылок</translation>
    </message>
    <message>
        <source>words of a message, its author or its thread</source>
        <translation>слова из сообщения, имени автора или названия ветки</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} д</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} ч</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} мин</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} с</translation>
    </message>
    <message>
        <source>{some} or {last}</source>
        <translation>{some} или {last}</translation>
    </message>
    <message>
        <source>{view}: {parts}</source>
        <translation>{view}: {parts}</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>«{title}»</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Add “{word}” to my dictionary</source>
        <translation>Добавить «{word}» в мой словарь</translation>
    </message>
    <message>
        <source>Do not check this in this voice</source>
        <translation>Не проверять такое в этом голосе</translation>
    </message>
    <message>
        <source>Every word is in a dictionary</source>
        <translation>Все слова есть в словаре</translation>
    </message>
    <message>
        <source>Looking for words…</source>
        <translation>Подбираем слова…</translation>
    </message>
    <message>
        <source>Mend: {what}</source>
        <translation>Исправить: {what}</translation>
    </message>
    <message>
        <source>More ways</source>
        <translation>Другие действия</translation>
    </message>
    <message>
        <source>No word comes near</source>
        <translation>Похожих слов нет</translation>
    </message>
    <message>
        <source>Nothing here can be mended by itself</source>
        <translation>Здесь нечего исправить автоматически</translation>
    </message>
    <message>
        <source>Other answer</source>
        <translation>Другой ответ</translation>
    </message>
    <message>
        <source>The matrix has no answer in that language here; search for one</source>
        <translation>Здесь в матрице нет ответа на этом языке — поищите</translation>
    </message>
    <message>
        <source>This voice no longer checks that</source>
        <translation>В этом голосе такое больше не проверяется</translation>
    </message>
    <message>
        <source>This voice no longer minds “{phrase}”</source>
        <translation>В этом голосе «{phrase}» больше не ошибка</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Варианты</translation>
    </message>
    <message>
        <source>take it away</source>
        <translation>убрать</translation>
    </message>
    <message>
        <source>“{phrase}” is fine in this voice</source>
        <translation>«{phrase}» в этом голосе не ошибка</translation>
    </message>
</context>
<context>
    <name>First run</name>
    <message>
        <source>A made-up community on this machine, in a window of its own. Nothing reaches anybody.</source>
        <translation>Выдуманное сообщество на этом компьютере, в отдельном окне. Наружу ничего не уходит.</translation>
    </message>
    <message>
        <source>Connect an account</source>
        <translation>Подключить аккаунт</translation>
    </message>
    <message>
        <source>Look around in the demo</source>
        <translation>Осмотреться в демо</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Открыть демо</translation>
    </message>
    <message>
        <source>This window keeps everything people write to you in one list until you decide.</source>
        <translation>Здесь всё, что вам пишут, собрано в один список и ждёт вашего решения.</translation>
    </message>
    <message>
        <source>VK, Telegram or WordPress: a key of the platform, a check, and its channels are here.</source>
        <translation>ВКонтакте, Telegram или WordPress: ключ площадки, проверка — и её каналы здесь.</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>Добро пожаловать, {name}</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>все клавиши</translation>
    </message>
    <message>
        <source>find anything</source>
        <translation>найти что угодно</translation>
    </message>
    <message>
        <source>help where you are</source>
        <translation>справка по месту</translation>
    </message>
</context>
<context>
    <name>Focus</name>
    <message>
        <source>Leave</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Next in the list</source>
        <translation>Следующее в списке</translation>
    </message>
    <message>
        <source>Previous in the list</source>
        <translation>Предыдущее в списке</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Показать или скрыть боковую панель</translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation>Список пуст</translation>
    </message>
    <message>
        <source>This is the first of the list</source>
        <translation>Это первое в списке</translation>
    </message>
    <message>
        <source>This is the last of the list</source>
        <translation>Это последнее в списке</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} из {total}</translation>
    </message>
    <message>
        <source>{total} in the list</source>
        <translation>В списке: {total}</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n день назад</numerusform>
            <numerusform>%n дня назад</numerusform>
            <numerusform>%n дней назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n час назад</numerusform>
            <numerusform>%n часа назад</numerusform>
            <numerusform>%n часов назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n минуту назад</numerusform>
            <numerusform>%n минуты назад</numerusform>
            <numerusform>%n минут назад</numerusform>
        </translation>
    </message>
    <message>
        <source>April</source>
        <translation>апреля</translation>
    </message>
    <message>
        <source>August</source>
        <translation>августа</translation>
    </message>
    <message>
        <source>December</source>
        <translation>декабря</translation>
    </message>
    <message>
        <source>February</source>
        <translation>февраля</translation>
    </message>
    <message>
        <source>January</source>
        <translation>января</translation>
    </message>
    <message>
        <source>July</source>
        <translation>июля</translation>
    </message>
    <message>
        <source>June</source>
        <translation>июня</translation>
    </message>
    <message>
        <source>March</source>
        <translation>марта</translation>
    </message>
    <message>
        <source>May</source>
        <translation>мая</translation>
    </message>
    <message>
        <source>November</source>
        <translation>ноября</translation>
    </message>
    <message>
        <source>October</source>
        <translation>октября</translation>
    </message>
    <message>
        <source>September</source>
        <translation>сентября</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message>
        <source>tomorrow, {time}</source>
        <translation>завтра, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>вчера, {time}</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} д {hours} ч</translation>
    </message>
    <message>
        <source>{hours} h {minutes} m</source>
        <translation>{hours} ч {minutes} м</translation>
    </message>
    <message>
        <source>{minutes} m</source>
        <translation>{minutes} м</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} с</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>asked to wait</source>
        <translation>просит подождать</translation>
    </message>
    <message>
        <source>needs a relay</source>
        <translation>нужен ретранслятор</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>нет прав</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>нет связи</translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation>войдите заново</translation>
    </message>
    <message>
        <source>well</source>
        <translation>в порядке</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>A digest leaves once. Where the connection broke while it left, a person says whether it arrived. After the computer was off for weeks the last one is made, and it names the others.</source>
        <translation>Сводка уходит один раз. Если связь прервалась во время отправки, человек отмечает, дошла ли она. Если компьютер был выключен неделями, составляется последняя, и в ней названы остальные.</translation>
    </message>
    <message>
        <source>A filter narrows the list in plain words; groups put together what has a thread, an author or a question in common; all of one kind are decided at once, after a look at what would happen.</source>
        <translation>Фильтр сужает список обычными словами; группы собирают рядом то, у чего общая ветка, автор или вопрос; для всех таких же можно решить разом — сначала видно, что получится.</translation>
    </message>
    <message>
        <source>A good answer that is missing becomes a row from what you have just written.</source>
        <translation>Хорошего ответа не нашлось? Сделайте строку матрицы из того, что сейчас написали.</translation>
    </message>
    <message>
        <source>A narrowed list is kept under a name and stands here from then on; a lead shows it to everybody.</source>
        <translation>Отфильтрованный список можно сохранить как подборку — она появится здесь; руководитель может открыть её всем.</translation>
    </message>
    <message>
        <source>A new rule holds from now on; what has ended keeps the verdict it got.</source>
        <translation>Новое правило действует с этой минуты; у завершённого остаётся прежняя оценка.</translation>
    </message>
    <message>
        <source>A note of one's own there, or an answer, counts as having read.</source>
        <translation>Своя заметка или ответ там тоже значат, что прочитано.</translation>
    </message>
    <message>
        <source>A ring around the initials at the right says who has an item in hand; it ends a quarter of an hour after they stop working on it.</source>
        <translation>Кольцо вокруг инициалов справа показывает, у кого обращение в работе; оно снимается через четверть часа после того, как работа остановилась.</translation>
    </message>
    <message>
        <source>A rule says how soon we answer: by channel, kind or author. The first rule that fits counts.</source>
        <translation>Правило говорит, за какое время отвечать: по каналу, типу или автору. Действует первое подходящее.</translation>
    </message>
    <message>
        <source>A view is the inbox seen with one question: what is mine, what burns, what waits for whom.</source>
        <translation>Вид — это тот же список под одним вопросом: что моё, что горит, что кого ждёт.</translation>
    </message>
    <message>
        <source>A weekly digest tells of each whole week, Monday to Sunday: into a folder or by e-mail, with the voice of the audience and the reviews. Leads set it up with the calendar at the upper right.</source>
        <translation>Сводка недели рассказывает о каждой полной неделе, с понедельника по воскресенье: в папку или по почте, с голосом аудитории и оценками ответов. Руководитель настраивает её кнопкой с календарём справа вверху.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Аккаунты</translation>
    </message>
    <message>
        <source>After sending there is time to take it back: see “Time to undo a reply” in the settings.</source>
        <translation>Отправленное ещё можно отменить: см. «Время на отмену ответа» в настройках.</translation>
    </message>
    <message>
        <source>All that is on its way to a platform, and what needs a decision of yours.</source>
        <translation>Всё, что ещё в пути на площадку, и то, что ждёт вашего решения.</translation>
    </message>
    <message>
        <source>An account is one key to one platform. Keys lie in the keyring of the system, nowhere else.</source>
        <translation>Аккаунт — это один ключ к одной площадке. Ключи хранятся только в системной связке ключей.</translation>
    </message>
    <message>
        <source>An answer can be scored; the scores belong to the log too.</source>
        <translation>Ответ можно оценить; оценки тоже попадают в журнал.</translation>
    </message>
    <message>
        <source>An answer is put into the text where it can be changed; nothing is sent by a digit alone.</source>
        <translation>Ответ вставляется в текст, и его можно поправить; одной цифрой ничего не отправить.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Answer times</source>
        <translation>Сроки ответа</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Подсказки ответов</translation>
    </message>
    <message>
        <source>Answers of the matrix that fit the message, the best first; each has a digit.</source>
        <translation>Подходящие ответы матрицы, лучшие сверху; у каждого своя цифра.</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Before it leaves, the conversation is read again; what changed is shown first.</source>
        <translation>Перед отправкой переписка проверяется ещё раз; если что-то изменилось, вы увидите это первым.</translation>
    </message>
    <message>
        <source>Below the answers stands who gets which; the preview shows each with a name and without.</source>
        <translation>Под ответами сказано, кому какой достанется; предпросмотр показывает ответ с именем и без него.</translation>
    </message>
    <message>
        <source>Clocks run in working hours and pause while we wait for the author or for an expert.</source>
        <translation>Часы идут в рабочее время и стоят, пока мы ждём автора или эксперта.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Переписка</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Скопировать сведения</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Draw answers by chance or all of a group. A digit grades the current criterion and goes on, arrows move, Return saves and brings the next answer.</source>
        <translation>Выберите ответы случайно или всю группу. Цифра ставит балл и переходит дальше, стрелки двигают, Enter сохраняет и открывает следующий ответ.</translation>
    </message>
    <message>
        <source>Each account lists its channels and what its rights allow; what is missing is said in words.</source>
        <translation>У каждого аккаунта видно каналы и права; чего не хватает — сказано словами.</translation>
    </message>
    <message>
        <source>Each row is a question people ask, with an answer for every language, platform, voice and kind.</source>
        <translation>Каждая строка — вопрос, который задают люди, с ответами для языка, площадки, голоса и типа комментатора.</translation>
    </message>
    <message>
        <source>Edits show what was changed, and a deleted message keeps its last words known to us.</source>
        <translation>У правок видно, что изменили, а у удалённого сообщения остаётся последний известный текст.</translation>
    </message>
    <message>
        <source>Every choice holds at once; only the size of everything waits for the next start.</source>
        <translation>Любой выбор действует сразу; только масштаб — со следующего запуска.</translation>
    </message>
    <message>
        <source>Every decision, by whom and when. Nothing here can be edited; a chain of sums proves it.</source>
        <translation>Каждое решение: чьё и когда. Изменить здесь ничего нельзя, и это доказывает цепочка контрольных сумм.</translation>
    </message>
    <message>
        <source>Everybody sees all items, the log and the reports, and the reviews of their own answers.</source>
        <translation>Все видят все обращения, журнал и отчёты, а также оценки своих ответов.</translation>
    </message>
    <message>
        <source>Everything leads review: answers that wait, what was reviewed, and figures. Others see the reviews of their own answers.</source>
        <translation>Всё, что оценивают руководители: ответы в очереди, оценённое и показатели. Остальные видят оценки своих ответов.</translation>
    </message>
    <message>
        <source>Everything people wrote and nobody has settled yet, the most urgent first.</source>
        <translation>Всё, что написали люди и что ещё никто не решил; самое срочное сверху.</translation>
    </message>
    <message>
        <source>Everything that was decided about the open item, with who and when, the newest first.</source>
        <translation>Всё, что решили по открытому обращению: кто и когда, новое сверху.</translation>
    </message>
    <message>
        <source>Files are chosen, dropped on the composer or pasted; they lie beside the words and stay with the draft. Enter on one shows what can be done with it, Delete takes it away.</source>
        <translation>Файлы выбирают, перетаскивают в поле ответа или вставляют; они лежат рядом со словами и остаются с черновиком. Enter на файле показывает, что с ним можно сделать, Delete убирает его.</translation>
    </message>
    <message>
        <source>Files of an answer go along where the platform takes them; a table names them in a column.</source>
        <translation>Файлы ответа уходят там, где площадка их принимает; в таблице для них есть столбец.</translation>
    </message>
    <message>
        <source>Filters go together; the star keeps such a list. An import is one line: Enter opens it.</source>
        <translation>Фильтры складываются; звёздочка сохранит такой список. Импорт занимает одну строку: Enter откроет его.</translation>
    </message>
    <message>
        <source>Focus leaves one item alone: which of the list it is and its neighbours stand above it; Esc leaves. It remembers whether you want the sidebar in there.</source>
        <translation>Фокус оставляет одно обращение: над ним — его номер в списке и соседние; Esc возвращает всё. Нужна ли там боковая панель, запоминается.</translation>
    </message>
    <message>
        <source>Hand it over with a word to the next; they sign that they have read it.</source>
        <translation>Передайте смену со словом для следующего; он подпишет, что прочёл.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Входящие</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>No secret, name or text of a message is in these facts.</source>
        <translation>В этих сведениях нет паролей, имён и текстов сообщений.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Notes are seen by colleagues only and never leave this machine.</source>
        <translation>Заметки видят только коллеги; за пределы этого компьютера они не уходят.</translation>
    </message>
    <message>
        <source>Nothing is loaded until you ask: Right and Left find an attachment in a message, Enter loads it; Enter on its picture shows it large and keeps a copy.</source>
        <translation>Ничего не загружается, пока вы не попросите: стрелки вправо и влево находят вложение в сообщении, Enter загружает; Enter на картинке показывает её крупно, там же можно сохранить копию.</translation>
    </message>
    <message>
        <source>Once it is back the bar sums up what was sent; what was stopped is gone through one by one.</source>
        <translation>Когда сеть вернётся, полоса подведёт итог; то, что остановлено, разбирается по одному.</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Reply matrix</source>
        <translation>Матрица ответов</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Оценки</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Search finds options and keys alike. A key that is taken says by what.</source>
        <translation>Поиск находит и настройки, и клавиши. Если клавиша занята, сказано чем.</translation>
    </message>
    <message>
        <source>Select words of the answer and press C to remark on exactly these. Whoever wrote it may object; the answer to that is kept too.</source>
        <translation>Выделите слова ответа и нажмите C, чтобы сделать замечание именно к ним. Автор может возразить; ответ на возражение тоже сохраняется.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Several picked items are handled with one key and taken back with one key.</source>
        <translation>С несколькими отмеченными можно решить одной клавишей — и одной отменить.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Смена</translation>
    </message>
    <message>
        <source>The control code at the foot, kept elsewhere, proves later that nothing was changed.</source>
        <translation>Контрольный код внизу, сохранённый в другом месте, позже докажет, что ничего не изменили.</translation>
    </message>
    <message>
        <source>The draft is on the disk half a second after the last key and waits at its item.</source>
        <translation>Черновик на диске через полсекунды после последней буквы и ждёт у своего обращения.</translation>
    </message>
    <message>
        <source>The figure at the right is the time left to answer: a ring while there is enough, a flame when it burns, an exclamation mark when it is late.</source>
        <translation>Справа — сколько осталось на ответ: кольцо — время есть, огонёк — горит, восклицательный знак — срок прошёл.</translation>
    </message>
    <message>
        <source>The figures count what is there now. Search looks in every word of every message.</source>
        <translation>Числа показывают, сколько там сейчас. Поиск смотрит во все слова всех сообщений.</translation>
    </message>
    <message>
        <source>The funnel beside the search shows only a category, a voice or what you used lately, or puts what you use most first; a chip below says so, and a press on it shows everything again.</source>
        <translation>Воронка рядом с поиском оставит одну категорию, один голос или то, что вы брали недавно, либо поставит первыми ваши частые ответы. Об этом напомнит метка под поиском; нажмите её — и снова видно всё.</translation>
    </message>
    <message>
        <source>The list never moves by itself: what arrives waits behind “N new”, and what a colleague handled turns grey where it stands.</source>
        <translation>Список сам не двигается: новое ждёт за кнопкой «N новых», а решённое коллегой сереет на своём месте.</translation>
    </message>
    <message>
        <source>The pen on an answer of ours changes it where the platform lets us; the line above the text then says so, and Esc goes back to replying.</source>
        <translation>Карандаш у нашего ответа меняет его там, где это разрешает площадка; строка над текстом тогда говорит об этом, а Esc возвращает к новому ответу.</translation>
    </message>
    <message>
        <source>The sheet of a decision holds the act, the rule it rests on, a reply and a note: one confirm does all of it, one undo takes it back.</source>
        <translation>В листе решения — мера, правило, на котором она держится, ответ и заметка: одно подтверждение делает всё, одна отмена всё возвращает.</translation>
    </message>
    <message>
        <source>The whole conversation under the post it belongs to; a bar marks what you would answer.</source>
        <translation>Вся переписка под своей записью; полоска слева отмечает то, на что вы отвечаете.</translation>
    </message>
    <message>
        <source>To whom and where it goes stands above the text and never scrolls away.</source>
        <translation>Кому и куда уйдёт ответ, написано над текстом и никогда не уезжает.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Версия {version}</translation>
    </message>
    <message>
        <source>Views and channels</source>
        <translation>Виды и каналы</translation>
    </message>
    <message>
        <source>What a platform cannot do stays in the menu, grey, with the reason.</source>
        <translation>Чего площадка не умеет, остаётся в меню серым, с причиной.</translation>
    </message>
    <message>
        <source>What colleagues wrote about the open item, the newest at the foot; nobody outside sees it.</source>
        <translation>Что коллеги написали об открытом обращении, новое внизу; снаружи этого никто не видит.</translation>
    </message>
    <message>
        <source>What happened in a period, in figures, drawings and tables. A click on a figure shows the items behind it; Export writes what is shown as a file.</source>
        <translation>Что произошло за период: цифры, графики и таблицы. Щелчок по цифре покажет обращения за ней, «Выгрузить» запишет показанное в файл.</translation>
    </message>
    <message>
        <source>What has to wait is snoozed: for a while, until a time in words (“tomorrow 9:00”), or until a colleague's note, an edit, or the author's next message.</source>
        <translation>Что должно подождать, откладывают: на время, до срока словами («завтра 9:00») или до заметки коллеги, правки, нового сообщения автора.</translation>
    </message>
    <message>
        <source>What is not saved stays with its row, even after a crash. Every version can be brought back.</source>
        <translation>Несохранённые правки остаются у своей строки даже после сбоя. Любую версию можно вернуть.</translation>
    </message>
    <message>
        <source>What stays open when you go: promises, drafts, unsure deliveries, what waits, what is late.</source>
        <translation>Что остаётся, когда вы уходите: обещания, черновики, неясные отправки, ожидания и просрочки.</translation>
    </message>
    <message>
        <source>What was taken back stays, struck through, with who took it back. A line opens in the log.</source>
        <translation>Отменённое остаётся зачёркнутым, с именем отменившего. Строка открывается в журнале.</translation>
    </message>
    <message>
        <source>Who may not change the matrix proposes: the lead sees the difference and answers.</source>
        <translation>Кто не меняет матрицу сам, предлагает: руководитель видит отличия и отвечает.</translation>
    </message>
    <message>
        <source>Who wrote it: what they wrote before, how it ended, and what colleagues noted.</source>
        <translation>Кто это написал: что писал раньше, чем кончилось и что отметили коллеги.</translation>
    </message>
    <message>
        <source>Without a network all else goes on: a bar counts what will be sent by itself and what waits for you.</source>
        <translation>Без сети работает всё остальное: полоса сверху считает, что уйдёт само, а что ждёт вас.</translation>
    </message>
    <message>
        <source>Words are selected with the mouse, or with Shift and the arrows; hidden words show when pressed.</source>
        <translation>Слова выделяются мышью или стрелками с Shift; скрытое открывается нажатием.</translation>
    </message>
    <message>
        <source>Words selected in the conversation are quoted; where the platform shows quotes itself, it does.</source>
        <translation>Выделенные в переписке слова цитируются; если платформа сама показывает цитаты, это сделает она.</translation>
    </message>
    <message>
        <source>Write @ and a name: that colleague finds the item under “Names me” until they have read it.</source>
        <translation>Напишите @ и имя: коллега увидит обращение в списке «Упомянули меня», пока не отметит, что прочитал.</translation>
    </message>
    <message>
        <source>“Asks” means that it waits for approval: the button says so before it is pressed. Nobody approves their own wish. A check says from which role on it may be overridden; who may not asks.</source>
        <translation>«Просит» — действие ждёт одобрения: кнопка говорит об этом заранее. Свой запрос никто не одобряет сам. Проверка называет роль, начиная с которой её можно обойти; остальные просят.</translation>
    </message>
    <message>
        <source>“Stopped: something changed” means that the message was edited, deleted or answered after you wrote.</source>
        <translation>«Остановлено: что-то изменилось» — сообщение исправили, удалили или ответили на него после вас.</translation>
    </message>
    <message>
        <source>“Unsure” means that the platform may have it: look there before you send it again.</source>
        <translation>«Неясно» — на площадке ответ, возможно, уже есть: посмотрите там, прежде чем отправлять снова.</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message numerus="yes">
        <source>%n item(s) together</source>
        <translation>
            <numerusform>вместе %n обращение</numerusform>
            <numerusform>вместе %n обращения</numerusform>
            <numerusform>вместе %n обращений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n новое</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <translation>
            <numerusform>%n выделено</numerusform>
            <numerusform>%n выделено</numerusform>
            <numerusform>%n выделено</numerusform>
        </translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Добавить аккаунт</translation>
    </message>
    <message>
        <source>Add the account of a site or a community, or look around in the demo first.</source>
        <translation>Добавьте аккаунт сайта или сообщества — или сначала осмотритесь в демо.</translation>
    </message>
    <message>
        <source>Answered by {name} at {time}</source>
        <translation>Ответ отправлен: {name}, {time}</translation>
    </message>
    <message>
        <source>Answered on another device at {time}</source>
        <translation>Ответ с другого устройства, {time}</translation>
    </message>
    <message>
        <source>Burning</source>
        <translation>Горят</translation>
    </message>
    <message>
        <source>By due time</source>
        <translation>По сроку</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Deleted by {name} at {time}</source>
        <translation>Удалено: {name}, {time}</translation>
    </message>
    <message>
        <source>Done by {name} at {time}</source>
        <translation>Закрыто: {name}, {time}</translation>
    </message>
    <message>
        <source>Everything is answered</source>
        <translation>Всё отвечено</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Grouped by author</source>
        <translation>По авторам</translation>
    </message>
    <message>
        <source>Grouped by question</source>
        <translation>По одинаковым вопросам</translation>
    </message>
    <message>
        <source>Grouped by thread</source>
        <translation>По веткам</translation>
    </message>
    <message>
        <source>Hidden by {name} at {time}</source>
        <translation>Скрыто: {name}, {time}</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Обращения</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>Marked as spam by {name} at {time}</source>
        <translation>Отмечено как спам: {name}, {time}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Пока нет аккаунтов</translation>
    </message>
    <message>
        <source>No message, author or title here has “{words}”.</source>
        <translation>Нет сообщения, автора или темы со словами «{words}».</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Без названия</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>Без группировки</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>Под фильтр ничего не подходит</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не нашлось</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Здесь пусто</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Открыть демо</translation>
    </message>
    <message>
        <source>Pick nothing</source>
        <translation>Снять выделение</translation>
    </message>
    <message>
        <source>Reading the first messages</source>
        <translation>Читаем первые сообщения</translation>
    </message>
    <message>
        <source>Rejected by {name} at {time}</source>
        <translation>Отклонено: {name}, {time}</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>The newest come first; older ones follow in the background.</source>
        <translation>Сначала самые новые, более старые подтянутся в фоне.</translation>
    </message>
    <message>
        <source>This view is empty now.</source>
        <translation>В этом списке сейчас ничего нет.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>До {time}</translation>
    </message>
    <message>
        <source>What arrives next is counted above and waits for you.</source>
        <translation>Новые обращения появятся счётчиком наверху и подождут вас.</translation>
    </message>
    <message>
        <source>You: {text}</source>
        <translation>Вы: {text}</translation>
    </message>
    <message>
        <source>assigned to you</source>
        <translation>ваше</translation>
    </message>
    <message>
        <source>assigned to {name}</source>
        <translation>у коллеги: {name}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>свёрнуто</translation>
    </message>
    <message>
        <source>has a draft</source>
        <translation>есть черновик</translation>
    </message>
    <message>
        <source>in the hands of {name}</source>
        <translation>в работе: {name}</translation>
    </message>
    <message>
        <source>in your hands</source>
        <translation>в работе у вас</translation>
    </message>
    <message>
        <source>needs a look: changed after our answer</source>
        <translation>взгляните: изменилось после нашего ответа</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыто</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>развёрнуто</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>не прочитано</translation>
    </message>
</context>
<context>
    <name>ItemLog</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n заметка</numerusform>
            <numerusform>%n заметки</numerusform>
            <numerusform>%n заметок</numerusform>
        </translation>
    </message>
    <message>
        <source>About the person</source>
        <translation>О человеке</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Assigned to nobody</source>
        <translation>Не назначено никому</translation>
    </message>
    <message>
        <source>Assigned to {name}</source>
        <translation>Назначено: {name}</translation>
    </message>
    <message>
        <source>Back: a colleague left a note</source>
        <translation>Вернулось: заметка коллеги</translation>
    </message>
    <message>
        <source>Back: its time has come</source>
        <translation>Вернулось: срок пришёл</translation>
    </message>
    <message>
        <source>Back: the message was edited</source>
        <translation>Вернулось: сообщение изменено</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Осторожно</translation>
    </message>
    <message>
        <source>Delivery: {state}</source>
        <translation>Доставка: {state}</translation>
    </message>
    <message>
        <source>Every decision about the item will stand here, with who made it and when.</source>
        <translation>Здесь появится каждое решение по обращению: кто его принял и когда.</translation>
    </message>
    <message>
        <source>History of the item</source>
        <translation>История обращения</translation>
    </message>
    <message>
        <source>Kind: {kind}</source>
        <translation>Вид: {kind}</translation>
    </message>
    <message>
        <source>No item is open</source>
        <translation>Ничего не открыто</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>Заметок пока нет</translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation>Заметка для коллег</translation>
    </message>
    <message>
        <source>Note for colleagues; @ names one</source>
        <translation>Заметка для коллег; @ — упомянуть</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>Пока ничего не было</translation>
    </message>
    <message>
        <source>Outcome: {outcome}</source>
        <translation>Итог: {outcome}</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Обещание</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>Обещание выполнено</translation>
    </message>
    <message>
        <source>Question to {name}</source>
        <translation>Вопрос: {name}</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Snoozed until {event}</source>
        <translation>Отложено до {event}</translation>
    </message>
    <message>
        <source>Snoozed until {time}</source>
        <translation>Отложено до {time}</translation>
    </message>
    <message>
        <source>Tag {tag} taken off</source>
        <translation>Метка снята: {tag}</translation>
    </message>
    <message>
        <source>Tagged {tag}</source>
        <translation>Метка: {tag}</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>Отменено: {what}</translation>
    </message>
    <message>
        <source>Taken over from {name}</source>
        <translation>Забрано, было в работе: {name}</translation>
    </message>
    <message>
        <source>The claim ran out</source>
        <translation>Закрепление истекло</translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>Историю прочитать не удалось</translation>
    </message>
    <message>
        <source>The notes cannot be read</source>
        <translation>Заметки прочитать не удалось</translation>
    </message>
    <message>
        <source>The notes of the open item stand here.</source>
        <translation>Здесь стоят заметки открытого обращения.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Ещё раз</translation>
    </message>
    <message>
        <source>What happened to the open item stands here.</source>
        <translation>Здесь стоит всё, что было с открытым обращением.</translation>
    </message>
    <message>
        <source>What is written here is seen by colleagues only. Write @ and a name to ask somebody.</source>
        <translation>Написанное здесь видят только коллеги. Чтобы позвать кого-то, напишите @ и имя.</translation>
    </message>
    <message>
        <source>You are named</source>
        <translation>Вас упомянули</translation>
    </message>
    <message>
        <source>a colleague's note</source>
        <translation>заметки коллеги</translation>
    </message>
    <message>
        <source>an edit</source>
        <translation>правки</translation>
    </message>
    <message>
        <source>at most until {time}</source>
        <translation>самое позднее — {time}</translation>
    </message>
    <message>
        <source>names you</source>
        <translation>упоминает вас</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>taken back by {name}</source>
        <translation>отменено: {name}</translation>
    </message>
    <message>
        <source>the author's message</source>
        <translation>сообщения автора</translation>
    </message>
    <message>
        <source>{several} or {last}</source>
        <translation>{several} или {last}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Change keys</source>
        <translation>Изменить клавиши</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Single letters work in the list, never while a text is typed.</source>
        <translation>Одиночные буквы работают в списке и никогда — при наборе текста.</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message numerus="yes">
        <source>%n constructive complaint(s)</source>
        <translation>
            <numerusform>%n конструктивная жалоба</numerusform>
            <numerusform>%n конструктивные жалобы</numerusform>
            <numerusform>%n конструктивных жалоб</numerusform>
        </translation>
    </message>
    <message>
        <source>Advocate</source>
        <translation>Адвокат</translation>
    </message>
    <message>
        <source>Critic</source>
        <translation>Критик</translation>
    </message>
    <message>
        <source>Destructive</source>
        <translation>Деструктив</translation>
    </message>
    <message>
        <source>How to answer</source>
        <translation>Как отвечать</translation>
    </message>
    <message>
        <source>Kind: {kind}</source>
        <translation>Тип: {kind}</translation>
    </message>
    <message>
        <source>Negativity</source>
        <translation>Недовольство</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Нейтральный</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Ещё не определён</translation>
    </message>
    <message>
        <source>Toxicity</source>
        <translation>Токсичность</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>Кто пишет</translation>
    </message>
    <message>
        <source>Your role does not allow it</source>
        <translation>Ваша роль этого не позволяет</translation>
    </message>
    <message>
        <source>a guess, {share} sure</source>
        <translation>предположение, уверенность {share}</translation>
    </message>
    <message>
        <source>said by a person</source>
        <translation>указал человек</translation>
    </message>
    <message>
        <source>{kind}: what it rests on, and change it</source>
        <translation>{kind}: на чём основано и как изменить</translation>
    </message>
</context>
<context>
    <name>Lease</name>
    <message>
        <source>Leave it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Забрать себе</translation>
    </message>
    <message>
        <source>Take it over?</source>
        <translation>Забрать себе?</translation>
    </message>
    <message numerus="yes">
        <source>another %n minute(s)</source>
        <translation>
            <numerusform>%n минуту</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} has it in hand for {left}; it lasts while they work.</source>
        <translation>В работе: {name}, ещё {left}. Пока человек работает, срок продлевается.</translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message>
        <source>A file is still being copied</source>
        <translation>Файл ещё копируется</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message numerus="yes">
        <source>%n edits</source>
        <translation>
            <numerusform>%n правка</numerusform>
            <numerusform>%n правки</numerusform>
            <numerusform>%n правок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries saved in {file}.</source>
        <translation>
            <numerusform>%n запись сохранена в {file}.</numerusform>
            <numerusform>%n записи сохранены в {file}.</numerusform>
            <numerusform>%n записей сохранено в {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overridden</source>
        <translation>
            <numerusform>снята %n</numerusform>
            <numerusform>сняты %n</numerusform>
            <numerusform>снято %n</numerusform>
        </translation>
    </message>
    <message>
        <source>(erased by entry {number})</source>
        <translation>(стёрто записью {number})</translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>(стёрто)</translation>
    </message>
    <message>
        <source>About: {name}</source>
        <translation>О ком: {name}</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Действия</translation>
    </message>
    <message>
        <source>Add it to a file…</source>
        <translation>Дописать в файл…</translation>
    </message>
    <message>
        <source>Add the control code to a file</source>
        <translation>Дописать контрольный код в файл</translation>
    </message>
    <message>
        <source>Added to {file}</source>
        <translation>Записано в {file}</translation>
    </message>
    <message>
        <source>Against a check</source>
        <translation>Вопреки проверке</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Все действия</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>Все ответы</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>Все люди</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Всё время</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Срок ответа</translation>
    </message>
    <message>
        <source>Answers of {code}</source>
        <translation>Ответы строки {code}</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Одобрено</translation>
    </message>
    <message>
        <source>As in the matrix, word for word</source>
        <translation>Дословно из матрицы</translation>
    </message>
    <message>
        <source>Asked an expert</source>
        <translation>Вопрос эксперту</translation>
    </message>
    <message>
        <source>Asked for approval</source>
        <translation>Запрос на одобрение</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Назначено</translation>
    </message>
    <message>
        <source>Banned</source>
        <translation>Бан</translation>
    </message>
    <message numerus="yes">
        <source>Being proven: %n entries so far.</source>
        <translation>
            <numerusform>Идёт проверка: пока %n запись.</numerusform>
            <numerusform>Идёт проверка: пока %n записи.</numerusform>
            <numerusform>Идёт проверка: пока %n записей.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed a channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Changed a policy</source>
        <translation>Правила сроков</translation>
    </message>
    <message>
        <source>Changed a row of the matrix</source>
        <translation>Строка матрицы</translation>
    </message>
    <message>
        <source>Changed a scorecard</source>
        <translation>Карта оценки</translation>
    </message>
    <message>
        <source>Changed a shared text</source>
        <translation>Общий текст</translation>
    </message>
    <message>
        <source>Changed a voice</source>
        <translation>Голос бренда</translation>
    </message>
    <message>
        <source>Changed an account</source>
        <translation>Учётная запись</translation>
    </message>
    <message>
        <source>Changed by hand</source>
        <translation>С правками</translation>
    </message>
    <message>
        <source>Changed by hand in the answer of the matrix</source>
        <translation>Что исправлено вручную в ответе из матрицы</translation>
    </message>
    <message>
        <source>Changed slang and synonyms</source>
        <translation>Сленг и синонимы</translation>
    </message>
    <message>
        <source>Changed the community's rules</source>
        <translation>Правила сообщества</translation>
    </message>
    <message>
        <source>Changed the replies</source>
        <translation>Матрица ответов</translation>
    </message>
    <message>
        <source>Changed the team</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Changed who is ours</source>
        <translation>Состав своих</translation>
    </message>
    <message>
        <source>Changes by hand</source>
        <translation>Правки от руки</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Проверки</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Взято</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Сроки</translation>
    </message>
    <message>
        <source>Closed without reply</source>
        <translation>Закрыто без ответа</translation>
    </message>
    <message>
        <source>Code of entry {number}: {code}</source>
        <translation>Код записи {number}: {code}</translation>
    </message>
    <message>
        <source>Commenter</source>
        <translation>Кто пишет</translation>
    </message>
    <message>
        <source>Control code of the log</source>
        <translation>Контрольный код журнала</translation>
    </message>
    <message>
        <source>Copied: {code}</source>
        <translation>Скопировано: {code}</translation>
    </message>
    <message>
        <source>Copy the control code</source>
        <translation>Скопировать контрольный код</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалено</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Доставка</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Правка</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Движок</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>Entries: {facts}.</source>
        <translation>Записи: {facts}.</translation>
    </message>
    <message>
        <source>Entry {number} was altered, or one before it is missing.</source>
        <translation>Запись {number} изменена, или перед ней нет записи.</translation>
    </message>
    <message>
        <source>Erased old grades</source>
        <translation>Стёрты старые оценки</translation>
    </message>
    <message>
        <source>Erased what was past its days</source>
        <translation>Стёрто по сроку хранения</translation>
    </message>
    <message>
        <source>Erased words</source>
        <translation>Слова стёрты</translation>
    </message>
    <message>
        <source>Every decision is written here.</source>
        <translation>Здесь записывается каждое решение.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Забыть</translation>
    </message>
    <message>
        <source>From the matrix</source>
        <translation>Из матрицы</translation>
    </message>
    <message>
        <source>Hid</source>
        <translation>Скрыто</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Чем кончилось</translation>
    </message>
    <message numerus="yes">
        <source>Import, %n entries</source>
        <translation>
            <numerusform>Импорт, %n запись</numerusform>
            <numerusform>Импорт, %n записи</numerusform>
            <numerusform>Импорт, %n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported replies</source>
        <translation>Импорт ответов</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>В срок</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Joined profiles of one person</source>
        <translation>Связаны профили одного человека</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Keep this list</source>
        <translation>Сохранить список</translation>
    </message>
    <message>
        <source>Keep this list…</source>
        <translation>Сохранить этот список…</translation>
    </message>
    <message>
        <source>Kept as “{name}”: the star brings it back.</source>
        <translation>Сохранено как «{name}»: список вернёт звёздочка.</translation>
    </message>
    <message>
        <source>Kept lists</source>
        <translation>Сохранённые списки</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 дней</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 дней</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>С опозданием</translation>
    </message>
    <message>
        <source>Liked</source>
        <translation>Нравится</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Marked as spam</source>
        <translation>Спам</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Заглушён</translation>
    </message>
    <message>
        <source>No check overridden</source>
        <translation>Проверки не снимались</translation>
    </message>
    <message>
        <source>No such entry</source>
        <translation>Таких записей нет</translation>
    </message>
    <message>
        <source>Not from the matrix</source>
        <translation>Не из матрицы</translation>
    </message>
    <message>
        <source>Not taken back</source>
        <translation>Не отменено</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Noted the outcome</source>
        <translation>Отмечен итог</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Пока ничего</translation>
    </message>
    <message>
        <source>Objected to a review</source>
        <translation>Возражение на оценку</translation>
    </message>
    <message>
        <source>On the platform</source>
        <translation>На площадке</translation>
    </message>
    <message>
        <source>One import</source>
        <translation>Один импорт</translation>
    </message>
    <message>
        <source>Open entry {number}</source>
        <translation>Открыть запись {number}</translation>
    </message>
    <message>
        <source>Open the item</source>
        <translation>Открыть обращение</translation>
    </message>
    <message>
        <source>Other rows</source>
        <translation>Остальные строки</translation>
    </message>
    <message>
        <source>Overridden: {rule}</source>
        <translation>Снято: {rule}</translation>
    </message>
    <message>
        <source>Own period…</source>
        <translation>Свой период…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Площадка</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Proposed an answer</source>
        <translation>Предложение по матрице</translation>
    </message>
    <message>
        <source>Prove the chain</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Read the notes</source>
        <translation>Заметки прочитаны</translation>
    </message>
    <message>
        <source>Read: {read} of {total}</source>
        <translation>Прочитано {read} из {total}</translation>
    </message>
    <message>
        <source>Reading every entry…</source>
        <translation>Читаем все записи…</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Читаем журнал…</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Отклонено</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Отпущено</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Открыто снова</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Восстановлено</translation>
    </message>
    <message>
        <source>Reviewed an answer</source>
        <translation>Оценка ответа</translation>
    </message>
    <message>
        <source>Row of the matrix</source>
        <translation>Строка матрицы</translation>
    </message>
    <message>
        <source>Row {code}</source>
        <translation>Строка {code}</translation>
    </message>
    <message>
        <source>Row {code}, answer {number}</source>
        <translation>Строка {code}, ответ {number}</translation>
    </message>
    <message>
        <source>Rule {number}; its words are gone</source>
        <translation>Правило {number}; его текст стёрт</translation>
    </message>
    <message>
        <source>Said to keep everything</source>
        <translation>Срок хранения: бессрочно</translation>
    </message>
    <message numerus="yes">
        <source>Said to keep it for %n days</source>
        <translation>
            <numerusform>Срок хранения: %n день</numerusform>
            <numerusform>Срок хранения: %n дня</numerusform>
            <numerusform>Срок хранения: %n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Сохранить в файл</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Сохранить журнал</translation>
    </message>
    <message>
        <source>Search in what was said</source>
        <translation>Искать в сказанном</translation>
    </message>
    <message>
        <source>Send it by e-mail…</source>
        <translation>Отправить письмом…</translation>
    </message>
    <message>
        <source>Sent it back</source>
        <translation>Возврат на доработку</translation>
    </message>
    <message>
        <source>Set the kind</source>
        <translation>Вид указан</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Смена</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n entries</source>
        <translation>
            <numerusform>Показать %n запись</numerusform>
            <numerusform>Показать все %n записи</numerusform>
            <numerusform>Показать все %n записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the entry</source>
        <translation>Показать запись</translation>
    </message>
    <message>
        <source>Showed again</source>
        <translation>Снова показано</translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>С {time}</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложено</translation>
    </message>
    <message>
        <source>Tagged</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>Take away a filter, or look for other words.</source>
        <translation>Уберите один из фильтров или поищите другие слова.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>The chain has not been proven today.</source>
        <translation>Цепочка ещё не проверена.</translation>
    </message>
    <message>
        <source>The chain is being read.</source>
        <translation>Цепочка читается.</translation>
    </message>
    <message numerus="yes">
        <source>The chain is whole: %n entries.</source>
        <translation>
            <numerusform>Цепочка цела: %n запись.</numerusform>
            <numerusform>Цепочка цела: %n записи.</numerusform>
            <numerusform>Цепочка цела: %n записей.</numerusform>
        </translation>
    </message>
    <message>
        <source>The control code: kept elsewhere, it proves the log later</source>
        <translation>Контрольный код: сохранённый в другом месте, он докажет целость журнала</translation>
    </message>
    <message>
        <source>The list is forgotten.</source>
        <translation>Список удалён.</translation>
    </message>
    <message>
        <source>The log cannot be read</source>
        <translation>Не удалось прочитать журнал</translation>
    </message>
    <message>
        <source>The log is broken</source>
        <translation>Журнал нарушен</translation>
    </message>
    <message>
        <source>The rule that was cited</source>
        <translation>На какое правило сослались</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Time was up</source>
        <translation>Время вышло</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Took a control code</source>
        <translation>Контрольный код</translation>
    </message>
    <message>
        <source>Took a profile out of a person</source>
        <translation>Профиль отделён от человека</translation>
    </message>
    <message>
        <source>Took a tag off</source>
        <translation>Метка снята</translation>
    </message>
    <message>
        <source>Took the like back</source>
        <translation>Отметка снята</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать ещё раз</translation>
    </message>
    <message>
        <source>Unbanned</source>
        <translation>Бан снят</translation>
    </message>
    <message>
        <source>Undid</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Unmuted</source>
        <translation>Снова слышен</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>До {time}</translation>
    </message>
    <message>
        <source>Weekly digest</source>
        <translation>Сводка недели</translation>
    </message>
    <message>
        <source>What was offered</source>
        <translation>Что предлагалось</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Что сказано</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Что было на экране</translation>
    </message>
    <message>
        <source>Without this: {filter}</source>
        <translation>Убрать фильтр: {filter}</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>Дословно</translation>
    </message>
    <message>
        <source>Wrote a copy of somebody's data</source>
        <translation>Выдана копия данных человека</translation>
    </message>
    <message>
        <source>Wrote a direct message</source>
        <translation>Личное сообщение</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>a row</source>
        <translation>строка</translation>
    </message>
    <message>
        <source>about entry {number}</source>
        <translation>о записи {number}</translation>
    </message>
    <message>
        <source>about {name}</source>
        <translation>о ком: {name}</translation>
    </message>
    <message>
        <source>action “{action}”</source>
        <translation>действие «{action}»</translation>
    </message>
    <message>
        <source>added</source>
        <translation>добавлено</translation>
    </message>
    <message numerus="yes">
        <source>added: %n words</source>
        <translation>
            <numerusform>добавлено: %n слово</numerusform>
            <numerusform>добавлено: %n слова</numerusform>
            <numerusform>добавлено: %n слов</numerusform>
        </translation>
    </message>
    <message>
        <source>answered in time</source>
        <translation>ответ в срок</translation>
    </message>
    <message>
        <source>answered late</source>
        <translation>ответ с опозданием</translation>
    </message>
    <message>
        <source>answers need approval</source>
        <translation>ответы ждут одобрения</translation>
    </message>
    <message>
        <source>answers need no approval</source>
        <translation>ответы без одобрения</translation>
    </message>
    <message>
        <source>by shared words</source>
        <translation>по общим словам</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>кто: {name}</translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation>с правками</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>текст потом изменился</translation>
    </message>
    <message>
        <source>commenter: {kind}</source>
        <translation>пишет {kind}</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation>запись {number}</translation>
    </message>
    <message>
        <source>from answer {number} of row {code}</source>
        <translation>ответ {number} строки {code}</translation>
    </message>
    <message>
        <source>from row {code}</source>
        <translation>по строке {code}</translation>
    </message>
    <message>
        <source>in “{channel}”</source>
        <translation>канал «{channel}»</translation>
    </message>
    <message>
        <source>left the team</source>
        <translation>больше не в команде</translation>
    </message>
    <message>
        <source>made from no row of the matrix</source>
        <translation>не из матрицы</translation>
    </message>
    <message>
        <source>negativity {negativity} · rudeness {toxicity}</source>
        <translation>негатив {negativity} · грубость {toxicity}</translation>
    </message>
    <message>
        <source>no longer watched</source>
        <translation>больше не читаем</translation>
    </message>
    <message>
        <source>no row</source>
        <translation>без строки</translation>
    </message>
    <message>
        <source>not taken back</source>
        <translation>не отменённые</translation>
    </message>
    <message>
        <source>nothing fits for sure</source>
        <translation>уверенного совпадения нет</translation>
    </message>
    <message>
        <source>of one import</source>
        <translation>из одного импорта</translation>
    </message>
    <message>
        <source>on {platform}</source>
        <translation>площадка {platform}</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>removed since</source>
        <translation>потом удалено</translation>
    </message>
    <message numerus="yes">
        <source>removed: %n words</source>
        <translation>
            <numerusform>убрано: %n слово</numerusform>
            <numerusform>убрано: %n слова</numerusform>
            <numerusform>убрано: %n слов</numerusform>
        </translation>
    </message>
    <message>
        <source>row {code}, answer {variant}, version {version}</source>
        <translation>строка {code}, ответ {variant}, версия {version}</translation>
    </message>
    <message>
        <source>sent against a check</source>
        <translation>отправлено вопреки проверке</translation>
    </message>
    <message>
        <source>signed in anew</source>
        <translation>вход обновлён</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>взято</translation>
    </message>
    <message>
        <source>taken back later</source>
        <translation>отменённые позже</translation>
    </message>
    <message>
        <source>undone by entry {number}</source>
        <translation>отменено записью {number}</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>до {when}</translation>
    </message>
    <message>
        <source>verbatim</source>
        <translation>дословно</translation>
    </message>
    <message>
        <source>version {version} of the rules</source>
        <translation>правила, версия {version}</translation>
    </message>
    <message>
        <source>watched from now on</source>
        <translation>теперь читаем</translation>
    </message>
    <message>
        <source>with changes by hand</source>
        <translation>с правками от руки</translation>
    </message>
    <message>
        <source>with the words “{text}”</source>
        <translation>со словами «{text}»</translation>
    </message>
    <message>
        <source>without an overridden check</source>
        <translation>без снятых проверок</translation>
    </message>
    <message>
        <source>word for word as in the matrix</source>
        <translation>дословно по матрице</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message numerus="yes">
        <source>%n file(s): not on {platform}</source>
        <translation>
            <numerusform>%n файл: не на {platform}</numerusform>
            <numerusform>%n файла: не на {platform}</numerusform>
            <numerusform>%n файлов: не на {platform}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) brought in</source>
        <translation>
            <numerusform>Загружена %n строка</numerusform>
            <numerusform>Загружено %n строки</numerusform>
            <numerusform>Загружено %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>All answers of this row</source>
        <translation>Все ответы строки</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>Ответ {number}</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Не важно</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категория</translation>
    </message>
    <message>
        <source>Edit this row</source>
        <translation>Править строку</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Filter the answers</source>
        <translation>Отобрать ответы</translation>
    </message>
    <message>
        <source>Fold the voice away</source>
        <translation>Свернуть голос</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Загрузка таблицы</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Загрузить таблицу…</translation>
    </message>
    <message>
        <source>Import of {file}</source>
        <translation>Загрузка: {file}</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Вставить</translation>
    </message>
    <message>
        <source>Insert answer {number}</source>
        <translation>Вставить ответ {number}</translation>
    </message>
    <message>
        <source>Insert this answer</source>
        <translation>Вставить этот ответ</translation>
    </message>
    <message>
        <source>Mend the table first: the matrix stays as it is.</source>
        <translation>Сначала исправьте таблицу: матрица остаётся прежней.</translation>
    </message>
    <message>
        <source>Most used by me first</source>
        <translation>Сначала самые частые у меня</translation>
    </message>
    <message>
        <source>New row of the matrix</source>
        <translation>Новая строка матрицы</translation>
    </message>
    <message>
        <source>No row fits for sure. The nearest:</source>
        <translation>Точно подходящей строки нет. Ближайшие:</translation>
    </message>
    <message>
        <source>No row is like that: {filter}.</source>
        <translation>Таких строк нет: {filter}.</translation>
    </message>
    <message>
        <source>None fits: make a row</source>
        <translation>Нет подходящего — создать строку</translation>
    </message>
    <message>
        <source>Nothing in it is new.</source>
        <translation>Ничего нового в ней нет.</translation>
    </message>
    <message>
        <source>Nothing in the matrix has “{words}”.</source>
        <translation>В матрице нет «{words}».</translation>
    </message>
    <message>
        <source>Open an item: the answers that fit stand here.</source>
        <translation>Откройте обращение: здесь будут подходящие ответы.</translation>
    </message>
    <message>
        <source>Recently used by me</source>
        <translation>Недавно использованные мной</translation>
    </message>
    <message>
        <source>Save the row</source>
        <translation>Сохранить строку</translation>
    </message>
    <message>
        <source>Search the matrix</source>
        <translation>Искать в матрице</translation>
    </message>
    <message>
        <source>Send with a reason</source>
        <translation>Отправить с причиной</translation>
    </message>
    <message>
        <source>Short code</source>
        <translation>Короткий код</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Снова показать все</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Таблицы</translation>
    </message>
    <message>
        <source>Take the starter matrix</source>
        <translation>Взять стартовую матрицу</translation>
    </message>
    <message>
        <source>The matrix is being brought in…</source>
        <translation>Матрица загружается…</translation>
    </message>
    <message>
        <source>The matrix is empty.</source>
        <translation>Матрица пуста.</translation>
    </message>
    <message>
        <source>The question in one line</source>
        <translation>Вопрос одной строкой</translation>
    </message>
    <message>
        <source>Then in private</source>
        <translation>Потом в личные</translation>
    </message>
    <message>
        <source>There is no answer here whose row could be edited.</source>
        <translation>Здесь нет ответа, строку которого можно править.</translation>
    </message>
    <message>
        <source>There is no answer {number} here.</source>
        <translation>Ответа {number} здесь нет.</translation>
    </message>
    <message>
        <source>Typed in the search it comes first.</source>
        <translation>Набранный в поиске, он выводит строку первой.</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Голос</translation>
    </message>
    <message>
        <source>Voice: {name}</source>
        <translation>Голос: {name}</translation>
    </message>
    <message>
        <source>What the voice asks for</source>
        <translation>Что просит голос</translation>
    </message>
    <message>
        <source>Why it is sent all the same</source>
        <translation>Почему отправляем всё равно</translation>
    </message>
    <message>
        <source>Without its files: {why}</source>
        <translation>Без файлов: {why}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>выбран</translation>
    </message>
    <message>
        <source>most used by me first</source>
        <translation>сначала мои частые</translation>
    </message>
    <message>
        <source>recently used by me</source>
        <translation>недавние мои</translation>
    </message>
    <message>
        <source>row {row}, {column}</source>
        <translation>строка {row}, {column}</translation>
    </message>
    <message>
        <source>to fill in</source>
        <translation>заполнить</translation>
    </message>
    <message>
        <source>unchanged {share} %</source>
        <translation>без правок {share} %</translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>использован %n раз</numerusform>
            <numerusform>использован %n раза</numerusform>
            <numerusform>использован %n раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n file(s)</source>
        <translation>
            <numerusform>с %n файлом</numerusform>
            <numerusform>с %n файлами</numerusform>
            <numerusform>с %n файлами</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} by you</source>
        <translation>вами {count}</translation>
    </message>
    <message>
        <source>{kind} · {share} sure</source>
        <translation>{kind} · уверенность {share}</translation>
    </message>
    <message>
        <source>{name} is the person's name, {order?} a field to fill in, [Hi|Hello] one of several.</source>
        <translation>{name} — имя человека, {order?} — поле, которое заполнят, [Привет|Здравствуйте] — одно из нескольких.</translation>
    </message>
    <message>
        <source>{rows} rows: {added} new, {changed} changed</source>
        <translation>Строк: {rows}, новых: {added}, изменённых: {changed}</translation>
    </message>
</context>
<context>
    <name>MatrixEdit</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n ответ</numerusform>
            <numerusform>%n ответа</numerusform>
            <numerusform>%n ответов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s)</source>
        <translation>
            <numerusform>%n предложение</numerusform>
            <numerusform>%n предложения</numerusform>
            <numerusform>%n предложений</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(пусто)</translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>(удалено)</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Accepted and in force</source>
        <translation>Принято и уже действует</translation>
    </message>
    <message>
        <source>Accepted by {name} {when}</source>
        <translation>Принято: {name}, {when}</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Новая строка</translation>
    </message>
    <message>
        <source>Add a shared text</source>
        <translation>Новый общий текст</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Добавить ответ</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Все строки</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>Ответ {number}</translation>
    </message>
    <message>
        <source>Answer {number} · {field}</source>
        <translation>Ответ {number} · {field}</translation>
    </message>
    <message>
        <source>Answer {number}: {whom}</source>
        <translation>Ответ {number}: {whom}</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Answers call it by this name: {include:name}</source>
        <translation>По этому имени его вставляют в ответы: {include:имя}</translation>
    </message>
    <message>
        <source>Answers use it.</source>
        <translation>Он ещё нужен ответам.</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>апр</translation>
    </message>
    <message>
        <source>As the voice says</source>
        <translation>Как у голоса</translation>
    </message>
    <message>
        <source>Ask for less.</source>
        <translation>Смягчите фильтры или запрос.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n topic(s) for a row.</source>
        <translation>
            <numerusform>Не больше %n темы у строки.</numerusform>
            <numerusform>Не больше %n тем у строки.</numerusform>
            <numerusform>Не больше %n тем у строки.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Приложить…</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>авг</translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>Отличий нет.</translation>
    </message>
    <message>
        <source>Both of you changed: {fields}. Yours stands in the form; look at it before saving.</source>
        <translation>Менялось с обеих сторон: {fields}. В форме — ваш вариант, проверьте его перед сохранением.</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Бренд</translation>
    </message>
    <message>
        <source>Bring in a table you keep, take the matrix that ships, or write the first row.</source>
        <translation>Загрузите свою таблицу, возьмите готовую матрицу или напишите первую строку.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Вернуть в матрицу</translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation>Вернуть эту версию</translation>
    </message>
    <message>
        <source>By its phrasings</source>
        <translation>По формулировкам</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категория</translation>
    </message>
    <message>
        <source>Change and accept</source>
        <translation>Поправить и принять</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>Выберите строку слева.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Прощание</translation>
    </message>
    <message>
        <source>Compared with version {number}</source>
        <translation>В сравнении с версией {number}</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Скопировать строку</translation>
    </message>
    <message>
        <source>Copy this answer</source>
        <translation>Скопировать ответ</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>дек</translation>
    </message>
    <message>
        <source>Direct message</source>
        <translation>В личные сообщения</translation>
    </message>
    <message>
        <source>Direct message after it</source>
        <translation>Продолжение в личных сообщениях</translation>
    </message>
    <message>
        <source>Drop mine</source>
        <translation>Отбросить мои правки</translation>
    </message>
    <message>
        <source>Drop the changes</source>
        <translation>Отменить правки</translation>
    </message>
    <message>
        <source>Due for review</source>
        <translation>Пора пересмотреть</translation>
    </message>
    <message>
        <source>English</source>
        <translation>английский</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>фев</translation>
    </message>
    <message>
        <source>Field to fill in by hand</source>
        <translation>Поле, которое заполняют вручную</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Find a topic</source>
        <translation>Найти тему</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>Для всех</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Пт</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>How it will read</source>
        <translation>Как это прочитают</translation>
    </message>
    <message>
        <source>How it will read · voice {name}</source>
        <translation>Как это прочитают · голос «{name}»</translation>
    </message>
    <message>
        <source>How people really put it, one a line</source>
        <translation>Как люди спрашивают на самом деле, по одной в строке</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Загрузить таблицу…</translation>
    </message>
    <message>
        <source>Insert…</source>
        <translation>Вставить…</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Сохраняется.</translation>
    </message>
    <message>
        <source>It is in force.</source>
        <translation>Она и действует.</translation>
    </message>
    <message>
        <source>It needs a name and a text.</source>
        <translation>Нужны имя и текст.</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Своё</translation>
    </message>
    <message>
        <source>Its phrasings</source>
        <translation>По формулировкам</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>янв</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>июл</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>июн</translation>
    </message>
    <message>
        <source>Keep mine as a new row</source>
        <translation>Оставить мою как новую</translation>
    </message>
    <message>
        <source>Kind of commenter</source>
        <translation>Тип комментатора</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Language counts before voice, voice before platform, then kind of commenter, then length. What is made for the case wins over what is for everybody, that over what is made for others. Of equals one for certain days wins, else they take turns.</source>
        <translation>Язык важнее голоса, голос важнее площадки, затем тип комментатора и длина. Ответ именно для этого случая берётся раньше общего, общий — раньше чужого. Из равных берётся тот, что на определённые дни; иначе они чередуются.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Длина</translation>
    </message>
    <message>
        <source>Link it to no topic</source>
        <translation>Не связывать ни с одной</translation>
    </message>
    <message>
        <source>Linked by</source>
        <translation>Связь с темами</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Ссылки</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>мар</translation>
    </message>
    <message>
        <source>May</source>
        <translation>май</translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation>Сначала исправьте то, что отмечено красным.</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Пн</translation>
    </message>
    <message>
        <source>My choice</source>
        <translation>Мой выбор</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>Имя неизвестно</translation>
    </message>
    <message>
        <source>Name of the person, with its comma</source>
        <translation>Имя человека вместе с запятой</translation>
    </message>
    <message>
        <source>Never used</source>
        <translation>Ни разу не нужны</translation>
    </message>
    <message>
        <source>New row of the matrix</source>
        <translation>Новая строка матрицы</translation>
    </message>
    <message>
        <source>New shared text</source>
        <translation>Новый общий текст</translation>
    </message>
    <message>
        <source>No proposals</source>
        <translation>Предложений нет</translation>
    </message>
    <message>
        <source>No row fits</source>
        <translation>Ничего не нашлось</translation>
    </message>
    <message>
        <source>No row is open</source>
        <translation>Строка не открыта</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ни одной</translation>
    </message>
    <message>
        <source>None here</source>
        <translation>Здесь не нужно</translation>
    </message>
    <message>
        <source>None: the conversation stays where it is</source>
        <translation>Нет: разговор остаётся на месте</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Не сохранённые</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>Правок нет.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>ноя</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>окт</translation>
    </message>
    <message>
        <source>Often changed by hand</source>
        <translation>Часто правят вручную</translation>
    </message>
    <message>
        <source>One of several</source>
        <translation>Одно из нескольких</translation>
    </message>
    <message>
        <source>Only a lead may change the matrix.</source>
        <translation>Матрицу меняет только руководитель.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Phrasings</source>
        <translation>Формулировки</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Площадка</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Предложения</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Предложить</translation>
    </message>
    <message>
        <source>Propose a row</source>
        <translation>Предложить строку</translation>
    </message>
    <message>
        <source>Propose to the lead</source>
        <translation>Предложить руководителю</translation>
    </message>
    <message>
        <source>Propose to the lead…</source>
        <translation>Предложить руководителю…</translation>
    </message>
    <message>
        <source>Proposed; you will hear what becomes of it</source>
        <translation>Предложение отправлено; о решении вы узнаете</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Публичный ответ</translation>
    </message>
    <message>
        <source>Put both together</source>
        <translation>Соединить обе</translation>
    </message>
    <message>
        <source>Put both together first.</source>
        <translation>Сначала соедините обе версии.</translation>
    </message>
    <message>
        <source>Question in one line</source>
        <translation>Вопрос одной строкой</translation>
    </message>
    <message>
        <source>Reading the matrix</source>
        <translation>Матрица читается</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Refuse the proposal</source>
        <translation>Отклонить предложение</translation>
    </message>
    <message>
        <source>Refused by {name} {when}</source>
        <translation>Отклонено: {name}, {when}</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Отклонить…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation>Удалить ответ</translation>
    </message>
    <message>
        <source>Reply matrix</source>
        <translation>Матрица ответов</translation>
    </message>
    <message>
        <source>Retire the row</source>
        <translation>Убрать строку из матрицы</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Убранные</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>Пересмотреть</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>Rows of the matrix</source>
        <translation>Строки матрицы</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>русский</translation>
    </message>
    <message>
        <source>Said once, used in many answers: change it here, and all of them say so.</source>
        <translation>Написан один раз, стоит во многих ответах: поправите здесь — изменится везде.</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Сб</translation>
    </message>
    <message>
        <source>Save the row</source>
        <translation>Сохранить строку</translation>
    </message>
    <message>
        <source>Save the text</source>
        <translation>Сохранить текст</translation>
    </message>
    <message>
        <source>Search rows, phrasings, answers</source>
        <translation>Искать по строкам и ответам</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>Сезон</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>сен</translation>
    </message>
    <message>
        <source>Shared texts</source>
        <translation>Общие тексты</translation>
    </message>
    <message>
        <source>Short code</source>
        <translation>Короткий код</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Stands in every answer of this voice that has none of its own.</source>
        <translation>Стоит в каждом ответе этого голоса, у которого нет своего.</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Вс</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Взять чужую</translation>
    </message>
    <message>
        <source>Take these topics</source>
        <translation>Взять эти темы</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>The close stands here</source>
        <translation>Здесь встанет прощание</translation>
    </message>
    <message>
        <source>The greeting stands here</source>
        <translation>Здесь встанет приветствие</translation>
    </message>
    <message>
        <source>The lead sees what you changed and these words.</source>
        <translation>Руководитель увидит ваши правки и эти слова.</translation>
    </message>
    <message>
        <source>The matrix cannot be read</source>
        <translation>Матрицу не прочитать</translation>
    </message>
    <message>
        <source>The matrix is empty</source>
        <translation>Матрица пуста</translation>
    </message>
    <message>
        <source>The proposal is in force, as you changed it</source>
        <translation>Предложение принято с вашими правками и действует</translation>
    </message>
    <message>
        <source>The proposal is refused</source>
        <translation>Предложение отклонено</translation>
    </message>
    <message>
        <source>The proposal is withdrawn</source>
        <translation>Предложение отозвано</translation>
    </message>
    <message>
        <source>The row is no longer in the matrix.</source>
        <translation>Этой строки в матрице больше нет.</translation>
    </message>
    <message>
        <source>The row is retired; its versions stay</source>
        <translation>Строка убрана; её версии сохранились</translation>
    </message>
    <message>
        <source>The row is saved as version {number}</source>
        <translation>Строка сохранена, версия {number}</translation>
    </message>
    <message>
        <source>The row was changed meanwhile</source>
        <translation>Пока вы правили, строку изменили</translation>
    </message>
    <message>
        <source>The row was changed since. Both changed: {fields}. The proposal's words stand.</source>
        <translation>Строку с тех пор изменили. Менялось с обеих сторон: {fields}. Здесь — вариант из предложения.</translation>
    </message>
    <message>
        <source>The row was changed since; both changes are put together here.</source>
        <translation>Строку с тех пор изменили; здесь обе правки соединены.</translation>
    </message>
    <message>
        <source>The row was retired meanwhile</source>
        <translation>Пока вы правили, строку убрали</translation>
    </message>
    <message>
        <source>The row was retired.</source>
        <translation>Строка убрана из матрицы.</translation>
    </message>
    <message>
        <source>The shared text is gone</source>
        <translation>Общий текст удалён</translation>
    </message>
    <message>
        <source>The shared text is saved</source>
        <translation>Общий текст сохранён</translation>
    </message>
    <message>
        <source>The voice speaks so from now on</source>
        <translation>Теперь голос говорит так</translation>
    </message>
    <message>
        <source>The words of this version were erased.</source>
        <translation>Слова этой версии удалены.</translation>
    </message>
    <message>
        <source>There is one of this name.</source>
        <translation>Такое имя уже занято.</translation>
    </message>
    <message>
        <source>They take turns, so that answers are not all alike.</source>
        <translation>Чередуются, чтобы ответы не были одинаковыми.</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Чт</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Темы</translation>
    </message>
    <message>
        <source>Topics are questions every brand gets. A row that is linked to one is suggested for it in any wording.</source>
        <translation>Темы — вопросы, которые задают любому бренду. Строка, связанная с темой, подсказывается на неё в любых словах.</translation>
    </message>
    <message>
        <source>Topics of the row</source>
        <translation>Темы строки</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать ещё раз</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Вт</translation>
    </message>
    <message>
        <source>Typed in the search it comes first.</source>
        <translation>Набран в поиске — строка первая.</translation>
    </message>
    <message>
        <source>Used in: {names}</source>
        <translation>Стоит в: {names}</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Действует с</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует по</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Версия {number}</translation>
    </message>
    <message>
        <source>Version {number} is in force again</source>
        <translation>Снова действует версия {number}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>Versions of the row</source>
        <translation>Версии строки</translation>
    </message>
    <message>
        <source>Versions of “{title}”</source>
        <translation>Версии строки «{title}»</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Голос</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Ср</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>Дни недели</translation>
    </message>
    <message>
        <source>Where the platform takes no files, the words go alone.</source>
        <translation>Где площадка не принимает файлы, уходят только слова.</translation>
    </message>
    <message>
        <source>Who gets which</source>
        <translation>Кому какой ответ</translation>
    </message>
    <message>
        <source>Who may not change the matrix proposes a change from the form of a row.</source>
        <translation>Кто не меняет матрицу сам, предлагает правку из формы строки.</translation>
    </message>
    <message>
        <source>Who proposed it reads this.</source>
        <translation>Это прочитает автор предложения.</translation>
    </message>
    <message>
        <source>Why it should be so</source>
        <translation>Почему так лучше</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Почему нет</translation>
    </message>
    <message>
        <source>With a name</source>
        <translation>Имя известно</translation>
    </message>
    <message>
        <source>With this the row began.</source>
        <translation>С неё строка началась.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Withdrawn by {name} {when}</source>
        <translation>Отозвано: {name}, {when}</translation>
    </message>
    <message>
        <source>You are changing a proposal; saving accepts it.</source>
        <translation>Вы правите предложение; сохранение примет его.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше имя</translation>
    </message>
    <message>
        <source>Your proposal is accepted: {title}</source>
        <translation>Ваше предложение принято: {title}</translation>
    </message>
    <message>
        <source>Your proposal is refused: {title}. {reason}</source>
        <translation>Ваше предложение отклонено: {title}. {reason}</translation>
    </message>
    <message>
        <source>[Hello|Hi]</source>
        <translation>[Здравствуйте|Добрый день]</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>принято</translation>
    </message>
    <message numerus="yes">
        <source>and %n more field(s)</source>
        <translation>
            <numerusform>и ещё %n поле</numerusform>
            <numerusform>и ещё %n поля</numerusform>
            <numerusform>и ещё %n полей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation>
            <numerusform>и ещё %n строка</numerusform>
            <numerusform>и ещё %n строки</numerusform>
            <numerusform>и ещё %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>answer {numbers}</source>
        <translation>ответ {numbers}</translation>
    </message>
    <message>
        <source>answers {numbers} in turn</source>
        <translation>по очереди ответы {numbers}</translation>
    </message>
    <message>
        <source>any</source>
        <translation>не важно</translation>
    </message>
    <message>
        <source>every brand</source>
        <translation>все бренды</translation>
    </message>
    <message>
        <source>every category</source>
        <translation>все категории</translation>
    </message>
    <message>
        <source>every language</source>
        <translation>все языки</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>с {day}</translation>
    </message>
    <message>
        <source>full</source>
        <translation>полный</translation>
    </message>
    <message>
        <source>https://…, one a line</source>
        <translation>https://…, по одной в строке</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>действует</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>ни разу</translation>
    </message>
    <message>
        <source>new row</source>
        <translation>новая строка</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>не сохранено</translation>
    </message>
    <message>
        <source>order number</source>
        <translation>номер заказа</translation>
    </message>
    <message>
        <source>other kind</source>
        <translation>другой тип</translation>
    </message>
    <message>
        <source>other language</source>
        <translation>другой язык</translation>
    </message>
    <message>
        <source>other length</source>
        <translation>другая длина</translation>
    </message>
    <message>
        <source>other platform</source>
        <translation>другая площадка</translation>
    </message>
    <message>
        <source>other voice</source>
        <translation>другой голос</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отклонено</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>убрана</translation>
    </message>
    <message>
        <source>review overdue</source>
        <translation>пора пересмотреть</translation>
    </message>
    <message>
        <source>short</source>
        <translation>короткий</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>по {day}</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>версия {number}</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>ждёт ответа</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>отозвано</translation>
    </message>
    <message>
        <source>{block} of the voice {name}</source>
        <translation>{block}: голос «{name}»</translation>
    </message>
    <message>
        <source>{field}: before {before}; now {after}</source>
        <translation>{field}: было {before}; стало {after}</translation>
    </message>
    <message>
        <source>{name} proposed it {when}</source>
        <translation>{name} предлагает, {when}</translation>
    </message>
    <message>
        <source>{name} was not attached: another answer is open by now</source>
        <translation>{name} не приложен: открыт уже другой ответ</translation>
    </message>
    <message>
        <source>{share} as they are</source>
        <translation>{share} без правок</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} из {all}</translation>
    </message>
    <message>
        <source>{well} of {all} solved</source>
        <translation>решено {well} из {all}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>A copy is kept: {path}</source>
        <translation>Копия сохранена: {path}</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Открыть в браузере</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Picture: {what} · show it large</source>
        <translation>Картинка: {what} · показать крупно</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Сохранить как…</translation>
    </message>
    <message>
        <source>The account has to be signed in again before its files can be loaded.</source>
        <translation>Чтобы загружать файлы этого аккаунта, в него нужно войти заново.</translation>
    </message>
    <message>
        <source>The file does not lie on the platform's own servers: open it in the browser.</source>
        <translation>Файл лежит не на серверах самой площадки: откройте его в браузере.</translation>
    </message>
    <message>
        <source>The file is too large to be loaded here: open it in the browser.</source>
        <translation>Файл слишком велик, чтобы загрузить его здесь: откройте его в браузере.</translation>
    </message>
    <message>
        <source>The picture is broken or too large to be shown.</source>
        <translation>Картинка повреждена или слишком велика, чтобы её показать.</translation>
    </message>
    <message>
        <source>The platform asks for a pause: load it again in a minute.</source>
        <translation>Площадка просит паузу: загрузите ещё раз через минуту.</translation>
    </message>
    <message>
        <source>The platform did not answer: is there a network?</source>
        <translation>Площадка не ответила: есть ли сеть?</translation>
    </message>
    <message>
        <source>The platform no longer gives this file out.</source>
        <translation>Площадка больше не отдаёт этот файл.</translation>
    </message>
    <message>
        <source>The platform sent an empty file.</source>
        <translation>Площадка прислала пустой файл.</translation>
    </message>
    <message>
        <source>The platform shows a page in place of the file: open it in the browser.</source>
        <translation>Вместо файла площадка показывает страницу: откройте её в браузере.</translation>
    </message>
    <message>
        <source>This program does not open such files: keep a copy.</source>
        <translation>Такие файлы программа не открывает: сохраните копию.</translation>
    </message>
    <message>
        <source>load again</source>
        <translation>загрузить ещё раз</translation>
    </message>
    <message>
        <source>loaded · keep a copy</source>
        <translation>загружено · сохранить копию</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>загружается…</translation>
    </message>
    <message>
        <source>waits for the engine</source>
        <translation>ждёт запуска движка</translation>
    </message>
    <message>
        <source>waits for the network · try now</source>
        <translation>ждёт сети · попробовать сейчас</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message numerus="yes">
        <source>%n action(s) reached the platforms</source>
        <translation>
            <numerusform>%n действие дошло до площадок</numerusform>
            <numerusform>%n действия дошли до площадок</numerusform>
            <numerusform>%n действий дошли до площадок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>изменено %n</numerusform>
            <numerusform>изменено %n</numerusform>
            <numerusform>изменено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) a look</source>
        <translation>
            <numerusform>%n ждёт решения</numerusform>
            <numerusform>%n ждут решения</numerusform>
            <numerusform>%n ждут решения</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n новое сообщение</numerusform>
            <numerusform>%n новых сообщения</numerusform>
            <numerusform>%n новых сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the way</source>
        <translation>
            <numerusform>%n в пути</numerusform>
            <numerusform>%n в пути</numerusform>
            <numerusform>%n в пути</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other action(s) will leave</source>
        <translation>
            <numerusform>%n другое действие уйдёт</numerusform>
            <numerusform>%n других действия уйдут</numerusform>
            <numerusform>%n других действий уйдут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(ies) will be sent</source>
        <translation>
            <numerusform>%n ответ уйдёт сам</numerusform>
            <numerusform>%n ответа уйдут сами</numerusform>
            <numerusform>%n ответов уйдут сами</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>отправлен %n</numerusform>
            <numerusform>отправлено %n</numerusform>
            <numerusform>отправлено %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still on the way</source>
        <translation>
            <numerusform>%n ещё в пути</numerusform>
            <numerusform>%n ещё в пути</numerusform>
            <numerusform>%n ещё в пути</numerusform>
        </translation>
    </message>
    <message>
        <source>Back online after {time}</source>
        <translation>Снова в сети, не было {time}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Everything works but the network; what you decide is kept and leaves later</source>
        <translation>Работает всё, кроме сети: решения сохраняются и уйдут позже</translation>
    </message>
    <message numerus="yes">
        <source>Go through %n, one by one</source>
        <translation>
            <numerusform>Разобрать %n</numerusform>
            <numerusform>Разобрать %n по одному</numerusform>
            <numerusform>Разобрать %n по одному</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>It is about</source>
        <translation>О чём речь</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>Meanwhile: {what}. The list was not moved.</source>
        <translation>За это время: {what}. Список не сдвинут.</translation>
    </message>
    <message>
        <source>Nothing new has come in.</source>
        <translation>Нового за это время не пришло.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Show what happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>That was the last one</source>
        <translation>Это был последний</translation>
    </message>
    <message>
        <source>The network is there</source>
        <translation>Сеть есть</translation>
    </message>
    <message>
        <source>The network was there all the time</source>
        <translation>Сеть не пропадала</translation>
    </message>
    <message>
        <source>They leave by themselves</source>
        <translation>Уйдут сами</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Попробовать сейчас</translation>
    </message>
    <message>
        <source>Trying now</source>
        <translation>Пробуем сейчас</translation>
    </message>
    <message>
        <source>Written {when}</source>
        <translation>Написано: {when}</translation>
    </message>
    <message>
        <source>Your reply</source>
        <translation>Ваш ответ</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} changed the question</source>
        <translation>{name}: вопрос изменён</translation>
    </message>
    <message>
        <source>{name} deleted the message</source>
        <translation>{name}: сообщение удалено</translation>
    </message>
    <message>
        <source>{name} was answered by {by}</source>
        <translation>{name}: уже есть ответ, {by}</translation>
    </message>
    <message>
        <source>{name} was answered meanwhile</source>
        <translation>{name}: уже есть ответ</translation>
    </message>
    <message>
        <source>{name}: awaits approval</source>
        <translation>{name}: ждёт согласования</translation>
    </message>
    <message>
        <source>{name}: refused</source>
        <translation>{name}: площадка отказала</translation>
    </message>
    <message>
        <source>{name}: something changed</source>
        <translation>{name}: что-то изменилось</translation>
    </message>
    <message>
        <source>{name}: the thread was closed</source>
        <translation>{name}: обсуждение закрыто</translation>
    </message>
    <message>
        <source>{name}: unsure whether it arrived</source>
        <translation>{name}: неизвестно, дошло ли</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} из {count}</translation>
    </message>
    <message>
        <source>{what}: stopped, not sent</source>
        <translation>{what}: остановлено, не отправлено</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message numerus="yes">
        <source>%n reply(ies) not sent yet</source>
        <translation>
            <numerusform>Ещё не отправлен %n ответ</numerusform>
            <numerusform>Ещё не отправлены %n ответа</numerusform>
            <numerusform>Ещё не отправлены %n ответов</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Before: {before}. Now: {after}</source>
        <translation>Было: {before}. Стало: {after}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Сравнить</translation>
    </message>
    <message>
        <source>Copy the link of your reply on {platform}, or its number, and put it here.</source>
        <translation>Скопируйте ссылку на ваш ответ ({platform}) или его номер и вставьте сюда.</translation>
    </message>
    <message>
        <source>Did not go, will be tried again</source>
        <translation>Не ушло, будет повтор</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Не отправлять</translation>
    </message>
    <message>
        <source>Edit the reply</source>
        <translation>Править ответ</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Завершены</translation>
    </message>
    <message>
        <source>It is not there. The words are safe here.</source>
        <translation>Там его нет. Текст сохранён здесь.</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Дошло</translation>
    </message>
    <message>
        <source>It was stopped: compare, then decide.</source>
        <translation>Отправка остановлена: сравните и решите.</translation>
    </message>
    <message>
        <source>Keep for the next start</source>
        <translation>Оставить до запуска</translation>
    </message>
    <message>
        <source>Left as it was: may be posted</source>
        <translation>Оставлено как есть: возможно, дошло</translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Link or number</source>
        <translation>Ссылка или номер</translation>
    </message>
    <message>
        <source>Look there first: a blind repeat may appear twice.</source>
        <translation>Сначала посмотрите там: слепой повтор может появиться дважды.</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Нужно ваше решение</translation>
    </message>
    <message>
        <source>No answer told whether it arrived</source>
        <translation>Неизвестно, дошло ли</translation>
    </message>
    <message>
        <source>Nothing is lost: what is kept leaves at the next start.</source>
        <translation>Ничего не пропадёт: оставленное уйдёт при следующем запуске.</translation>
    </message>
    <message>
        <source>Nothing is on its way</source>
        <translation>В пути ничего нет</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>Open it on the platform</source>
        <translation>Открыть на площадке</translation>
    </message>
    <message>
        <source>Open the conversation</source>
        <translation>Открыть разговор</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Читаем…</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Replies and actions stand here until the platform has them.</source>
        <translation>Ответы и действия видны здесь, пока площадка их не примет.</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Запрос отправлен</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить ещё раз</translation>
    </message>
    <message>
        <source>Send as it is</source>
        <translation>Отправить как есть</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Отправить сейчас</translation>
    </message>
    <message>
        <source>Somebody answered meanwhile</source>
        <translation>Пока вы писали, уже ответили</translation>
    </message>
    <message>
        <source>Something changed after your reply</source>
        <translation>После вашего ответа что-то изменилось</translation>
    </message>
    <message>
        <source>Sort out</source>
        <translation>Разобрать</translation>
    </message>
    <message>
        <source>Stopped: something changed</source>
        <translation>Остановлено: что-то изменилось</translation>
    </message>
    <message>
        <source>The answer that stands there</source>
        <translation>Ответ, который там стоит</translation>
    </message>
    <message>
        <source>The engine keeps running and sends them when their time comes.</source>
        <translation>Движок продолжит работу и отправит их в срок.</translation>
    </message>
    <message>
        <source>The message changed after your reply</source>
        <translation>Сообщение изменилось после вашего ответа</translation>
    </message>
    <message>
        <source>The message was deleted</source>
        <translation>Сообщение удалено</translation>
    </message>
    <message>
        <source>The outbox cannot be read</source>
        <translation>Не удалось прочитать исходящие</translation>
    </message>
    <message>
        <source>The platform has it</source>
        <translation>Площадка приняла</translation>
    </message>
    <message>
        <source>The text as it leaves</source>
        <translation>Текст, как он уходит</translation>
    </message>
    <message>
        <source>The text was erased</source>
        <translation>Текст стёрт</translation>
    </message>
    <message>
        <source>The thread was closed</source>
        <translation>Обсуждение закрыто</translation>
    </message>
    <message>
        <source>This is no web link.</source>
        <translation>Это не ссылка на страницу.</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>To the draft</source>
        <translation>К черновику</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>What is asked now</source>
        <translation>Что спрашивают теперь</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Что известно</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Что там было</translation>
    </message>
    <message>
        <source>What was asked and what is asked now</source>
        <translation>Что спрашивали и что спрашивают теперь</translation>
    </message>
    <message>
        <source>Without a link or a number nobody can tell that it is there.</source>
        <translation>Без ссылки или номера нельзя убедиться, что ответ дошёл.</translation>
    </message>
    <message>
        <source>Written, awaits approval</source>
        <translation>Записано, ждёт одобрения</translation>
    </message>
    <message>
        <source>Written, can be cancelled</source>
        <translation>Записано, можно отменить</translation>
    </message>
    <message>
        <source>Your reply, not sent yet</source>
        <translation>Ваш ответ, ещё не отправлен</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>answered meanwhile</source>
        <translation>уже ответили</translation>
    </message>
    <message>
        <source>answered meanwhile by {name}</source>
        <translation>уже ответил(а) {name}</translation>
    </message>
    <message>
        <source>deleted after your reply was written</source>
        <translation>удалено после вашего ответа</translation>
    </message>
    <message>
        <source>edited after your reply was written</source>
        <translation>изменено после вашего ответа</translation>
    </message>
    <message>
        <source>exactly this is already written there</source>
        <translation>точно такой текст там уже есть</translation>
    </message>
    <message>
        <source>leaves as soon as the engine takes it</source>
        <translation>уйдёт, как только движок возьмёт</translation>
    </message>
    <message>
        <source>left as it was</source>
        <translation>оставлено как есть</translation>
    </message>
    <message>
        <source>looking for it on the platform</source>
        <translation>ищем его на площадке</translation>
    </message>
    <message>
        <source>never left</source>
        <translation>не отправлялось</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>нет ответа вовремя</translation>
    </message>
    <message>
        <source>no answer told whether it arrived</source>
        <translation>неизвестно, дошло ли</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>нет сети</translation>
    </message>
    <message>
        <source>seen {when}</source>
        <translation>замечено: {when}</translation>
    </message>
    <message>
        <source>something changed after your reply was written</source>
        <translation>что-то изменилось после вашего ответа</translation>
    </message>
    <message>
        <source>the account lacks the right</source>
        <translation>у аккаунта нет права</translation>
    </message>
    <message>
        <source>the account must sign in again</source>
        <translation>аккаунту нужно войти заново</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>связь оборвалась</translation>
    </message>
    <message>
        <source>the platform asked for a pause</source>
        <translation>площадка просит подождать</translation>
    </message>
    <message>
        <source>the platform has it</source>
        <translation>принято площадкой</translation>
    </message>
    <message>
        <source>the platform refused</source>
        <translation>площадка отказала</translation>
    </message>
    <message>
        <source>the program ended while sending</source>
        <translation>программа закрылась во время отправки</translation>
    </message>
    <message>
        <source>the request is under way</source>
        <translation>запрос отправлен, ждём ответа</translation>
    </message>
    <message>
        <source>the thread was closed</source>
        <translation>обсуждение закрыто</translation>
    </message>
    <message>
        <source>your reply written {when}</source>
        <translation>ваш ответ записан: {when}</translation>
    </message>
    <message>
        <source>{when} · the platform has it</source>
        <translation>{when} · принято площадкой</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Compensated</source>
        <translation>Компенсировали</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Потеряли</translation>
    </message>
    <message>
        <source>Outcome: {what}</source>
        <translation>Итог: {what}</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Решено</translation>
    </message>
    <message>
        <source>Turned around</source>
        <translation>Переубедили</translation>
    </message>
    <message>
        <source>What were they given?</source>
        <translation>Чем компенсировали?</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n обращение</numerusform>
            <numerusform>%n обращения</numerusform>
            <numerusform>%n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Действия</translation>
    </message>
    <message>
        <source>An action, a view, a person, a setting</source>
        <translation>Действие, вид, человек, настройка</translation>
    </message>
    <message>
        <source>Assign to {name}</source>
        <translation>Назначить: {name}</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Коллеги</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>It is so already</source>
        <translation>Уже так</translation>
    </message>
    <message>
        <source>Item: {name}</source>
        <translation>Обращение: {name}</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Обращения</translation>
    </message>
    <message>
        <source>Nothing is called so, and no message has these words.</source>
        <translation>Ничего так не называется, и таких слов нет ни в одном сообщении.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>Недавнее</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>все клавиши</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>выбрать</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>выполнить</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>закрыть</translation>
    </message>
    <message>
        <source>now: {value}</source>
        <translation>сейчас: {value}</translation>
    </message>
</context>
<context>
    <name>Platform</name>
    <message>
        <source>E-mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Odnoklassniki</source>
        <translation>Одноклассники</translation>
    </message>
    <message>
        <source>Store reviews</source>
        <translation>Отзывы магазинов</translation>
    </message>
    <message>
        <source>VK</source>
        <translation>ВКонтакте</translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message numerus="yes">
        <source>%n item(s) began in the last 30 days.</source>
        <translation>
            <numerusform>За последние 30 дней пришло %n обращение.</numerusform>
            <numerusform>За последние 30 дней пришло %n обращения.</numerusform>
            <numerusform>За последние 30 дней пришло %n обращений.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that was in time would now be late.</source>
        <translation>
            <numerusform>%n обращение, успевшее в срок, теперь опоздало бы.</numerusform>
            <numerusform>%n обращения, успевших в срок, теперь опоздали бы.</numerusform>
            <numerusform>%n обращений, успевших в срок, теперь опоздали бы.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would have no deadline.</source>
        <translation>
            <numerusform>Без срока осталось бы %n обращение.</numerusform>
            <numerusform>Без срока остались бы %n обращения.</numerusform>
            <numerusform>Без срока остались бы %n обращений.</numerusform>
        </translation>
    </message>
    <message>
        <source>(switched off)</source>
        <translation>(выключено)</translation>
    </message>
    <message>
        <source>A time is not understood: write it as 2:30 or 45 m.</source>
        <translation>Срок непонятен: напишите 2:30 или 45 м.</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Добавить правило</translation>
    </message>
    <message>
        <source>Answer times</source>
        <translation>Сроки ответа</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Бренд</translation>
    </message>
    <message>
        <source>Burns at % left</source>
        <translation>Горит, когда осталось, %</translation>
    </message>
    <message>
        <source>By when, in working time</source>
        <translation>Сроки в рабочем времени</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Counting the last 30 days…</source>
        <translation>Считаем последние 30 дней…</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Первый ответ</translation>
    </message>
    <message>
        <source>It is being counted.</source>
        <translation>Идёт подсчёт.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Сохраняется.</translation>
    </message>
    <message>
        <source>Kind of commenter</source>
        <translation>Кто пишет</translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation>Сначала исправьте то, что сказано красным.</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Ниже</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Выше</translation>
    </message>
    <message>
        <source>Negativity at least</source>
        <translation>Негатив не меньше</translation>
    </message>
    <message>
        <source>Never later than</source>
        <translation>Крайний срок</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>Следующий ответ</translation>
    </message>
    <message>
        <source>Only a lead may change answer times.</source>
        <translation>Менять сроки ответа может только руководитель.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Площадка</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Убрать правило</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Save or cancel the changed rules first.</source>
        <translation>Сначала сохраните или отмените изменённые правила.</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>Сохранить правила</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
    <message>
        <source>The first rule that means an item gives it its time.</source>
        <translation>Срок обращению даёт первое подходящее правило.</translation>
    </message>
    <message>
        <source>This rule is in use</source>
        <translation>Правило действует</translation>
    </message>
    <message>
        <source>Try on the last 30 days</source>
        <translation>Проверить на последних 30 днях</translation>
    </message>
    <message>
        <source>Warn at % left</source>
        <translation>Предупредить, когда осталось, %</translation>
    </message>
    <message>
        <source>Whom it means</source>
        <translation>К чему относится</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>Рабочее время</translation>
    </message>
    <message>
        <source>Working time and warnings</source>
        <translation>Рабочее время и предупреждения</translation>
    </message>
    <message>
        <source>Working time…</source>
        <translation>Рабочее время…</translation>
    </message>
    <message>
        <source>any brand</source>
        <translation>любой</translation>
    </message>
    <message>
        <source>any channel</source>
        <translation>любой</translation>
    </message>
    <message>
        <source>any platform</source>
        <translation>любая</translation>
    </message>
    <message>
        <source>any tag</source>
        <translation>любая</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>кто угодно</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>где угодно</translation>
    </message>
    <message>
        <source>around the clock</source>
        <translation>круглосуточно</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>комментарии</translation>
    </message>
    <message>
        <source>direct messages</source>
        <translation>личные сообщения</translation>
    </message>
    <message>
        <source>discussions</source>
        <translation>обсуждения</translation>
    </message>
    <message>
        <source>group chats</source>
        <translation>групповые чаты</translation>
    </message>
    <message>
        <source>has a fault</source>
        <translation>с ошибкой</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>public places</source>
        <translation>публичные места</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>отзывы</translation>
    </message>
    <message>
        <source>{share} would have been answered in time.</source>
        <translation>В срок ответили бы на {share}.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>A folder with model.onnx and tokenizer.json helps to find answers for unusual wordings. Nothing is downloaded, nothing leaves this machine.</source>
        <translation>Папка с model.onnx и tokenizer.json помогает находить ответы на необычные формулировки. Ничего не скачивается и не уходит с этого компьютера.</translation>
    </message>
    <message>
        <source>A reply waits so long before it leaves; until then it can be taken back.</source>
        <translation>Столько ответ ждёт перед отправкой; до этого его можно отменить.</translation>
    </message>
    <message>
        <source>After an item is done</source>
        <translation>Когда обращение решено</translation>
    </message>
    <message>
        <source>As above</source>
        <translation>Как выше</translation>
    </message>
    <message>
        <source>As in Gmail</source>
        <translation>Как в Gmail</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Авторы</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>К списку</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Change any key below and the set becomes your own.</source>
        <translation>Измените ниже любую клавишу — и набор станет вашим.</translation>
    </message>
    <message>
        <source>Change the key of “{action}”</source>
        <translation>Изменить клавишу: «{action}»</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Выбрать папку…</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Просторно</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Плотно</translation>
    </message>
    <message>
        <source>Compact rows show half as many items again on the same screen.</source>
        <translation>В плотных строках на тот же экран входит в полтора раза больше обращений.</translation>
    </message>
    <message>
        <source>Contrast, dark</source>
        <translation>Контраст, тёмная</translation>
    </message>
    <message>
        <source>Contrast, light</source>
        <translation>Контраст, светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Escape leaves the key as it was</source>
        <translation>Esc оставит клавишу как есть</translation>
    </message>
    <message>
        <source>Folder of the sentence encoder</source>
        <translation>Папка модели смысла</translation>
    </message>
    <message>
        <source>Grouping of the inbox</source>
        <translation>Группировка входящих</translation>
    </message>
    <message>
        <source>High contrast draws a border around everything that can be told apart.</source>
        <translation>В контрастных темах у каждой части своя рамка.</translation>
    </message>
    <message>
        <source>How long it is kept…</source>
        <translation>Срок хранения…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Послушать</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Вид и язык</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>Громко</translation>
    </message>
    <message>
        <source>Most urgent first</source>
        <translation>Сначала срочные</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Свои</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>No option and no key is called so. Another word may find it.</source>
        <translation>Ни настройки, ни клавиши с таким названием нет. Попробуйте другое слово.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Средне</translation>
    </message>
    <message>
        <source>Nothing blinks or slides: the caret stands still and the toast is simply there.</source>
        <translation>Ничего не мигает и не ездит: курсор стоит, сообщения просто появляются.</translation>
    </message>
    <message>
        <source>Nothing here can play a sound. Install one of: {names}.</source>
        <translation>Здесь нечем воспроизвести звук. Установите что-нибудь из этого: {names}.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Of every list that has clocks; the button above the list changes it too.</source>
        <translation>Во всех списках со сроками; то же меняет кнопка над списком.</translation>
    </message>
    <message>
        <source>Of the window, at once. What people write is shown as they wrote it.</source>
        <translation>Язык окна, сразу. Написанное людьми показывается как есть.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Old messages of a new channel</source>
        <translation>Старое в новом канале</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>On to the next</source>
        <translation>К следующему</translation>
    </message>
    <message>
        <source>One line for all that began to burn or is late, outside the window only while it is not in front. Focus mode is silent.</source>
        <translation>Одна строка обо всём, что загорелось или просрочено; поверх других окон — только пока это окно не впереди. В режиме одного обращения тихо.</translation>
    </message>
    <message>
        <source>Order of the inbox</source>
        <translation>Порядок обращений</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Нажмите новую клавишу</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Вопросы</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Тихо</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Меньше движения</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>Высота строк</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Искать в настройках</translation>
    </message>
    <message>
        <source>Sentence encoder</source>
        <translation>Модель смысла</translation>
    </message>
    <message>
        <source>Set of keys</source>
        <translation>Набор клавиш</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Масштаб</translation>
    </message>
    <message>
        <source>Some settings could not be read and are as at the first start.</source>
        <translation>Часть настроек прочитать не удалось, они как при первом запуске.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Sound of single channels</source>
        <translation>Звук отдельных каналов</translation>
    </message>
    <message>
        <source>Stay with it</source>
        <translation>Остаться</translation>
    </message>
    <message>
        <source>Take it all the same</source>
        <translation>Всё равно назначить</translation>
    </message>
    <message>
        <source>Tell me what burns</source>
        <translation>Сообщать о горящем</translation>
    </message>
    <message>
        <source>Text, icons and rows grow together; from the next start of the program.</source>
        <translation>Текст, значки и строки растут вместе; со следующего запуска программы.</translation>
    </message>
    <message>
        <source>The file is kept as {name}.</source>
        <translation>Файл сохранён как {name}.</translation>
    </message>
    <message>
        <source>The folder is being tried…</source>
        <translation>Папка проверяется…</translation>
    </message>
    <message>
        <source>The settings could not be read; everything is as at the first start.</source>
        <translation>Настройки прочитать не удалось, всё как при первом запуске.</translation>
    </message>
    <message>
        <source>The usual key for “{action}”</source>
        <translation>Обычная клавиша: «{action}»</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>This machine has no player.</source>
        <translation>На этом компьютере нет проигрывателя.</translation>
    </message>
    <message>
        <source>This works while you type too: it needs Ctrl, Alt or a function key.</source>
        <translation>Это работает и при наборе текста: нужна клавиша с Ctrl, Alt или функциональная.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Ветки</translation>
    </message>
    <message>
        <source>Time to undo a reply</source>
        <translation>Время на отмену ответа</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Без модели</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Обычный</translation>
    </message>
    <message>
        <source>What belongs together stands together; the menu of the order changes it too.</source>
        <translation>Что относится друг к другу, стоит рядом; меняется и в меню порядка над списком.</translation>
    </message>
    <message>
        <source>What is older when a channel is first watched arrives as done, without a clock.</source>
        <translation>Что старше на момент подключения канала, придёт решённым и без срока.</translation>
    </message>
    <message>
        <source>Where you are after you closed, hid or snoozed something.</source>
        <translation>Где вы окажетесь, когда закроете, скроете или отложите обращение.</translation>
    </message>
    <message>
        <source>Who works here…</source>
        <translation>Кто работает…</translation>
    </message>
    <message>
        <source>With that line, never outside of your shift or in focus mode.</source>
        <translation>Вместе с этой строкой; вне вашей смены и в режиме сосредоточения — никогда.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Работа</translation>
    </message>
    <message>
        <source>Your own keys could not all be read; those are as at the first start.</source>
        <translation>Часть ваших клавиш прочитать не удалось, они как при первом запуске.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>{key} and the key of “{other}” begin alike.</source>
        <translation>{key} и клавиша «{other}» начинаются одинаково.</translation>
    </message>
    <message>
        <source>{key} cannot be used: not every keyboard can write it.</source>
        <translation>{key} не подходит: такая клавиша есть не на каждой клавиатуре.</translation>
    </message>
    <message>
        <source>{key} is the key of “{other}”.</source>
        <translation>{key} — клавиша действия «{other}».</translation>
    </message>
    <message>
        <source>{key} means the same in every field and dialog and stays as it is.</source>
        <translation>{key} во всех полях и окнах значит одно и то же и не меняется.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} с</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message numerus="yes">
        <source>%n answers of ours</source>
        <translation>
            <numerusform>%n наш ответ</numerusform>
            <numerusform>%n наших ответа</numerusform>
            <numerusform>%n наших ответов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups</source>
        <translation>
            <numerusform>%n резервная копия</numerusform>
            <numerusform>%n резервные копии</numerusform>
            <numerusform>%n резервных копий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n черновик</numerusform>
            <numerusform>%n черновика</numerusform>
            <numerusform>%n черновиков</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of the log</source>
        <translation>
            <numerusform>%n запись журнала</numerusform>
            <numerusform>%n записи журнала</numerusform>
            <numerusform>%n записей журнала</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages of theirs</source>
        <translation>
            <numerusform>%n сообщение человека</numerusform>
            <numerusform>%n сообщения человека</numerusform>
            <numerusform>%n сообщений человека</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Data of {name}</source>
        <translation>Данные: {name}</translation>
    </message>
    <message>
        <source>Done. Entry {number} of the log says so.</source>
        <translation>Готово. Об этом говорит запись журнала {number}.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Erasing; decisions of others wait a moment…</source>
        <translation>Стираем; чужие решения немного подождут…</translation>
    </message>
    <message>
        <source>Give another name</source>
        <translation>Заменить имя</translation>
    </message>
    <message>
        <source>Held here</source>
        <translation>Здесь хранится</translation>
    </message>
    <message>
        <source>It cannot be taken back. Files that you saved elsewhere stay: delete them yourself.</source>
        <translation>Отменить это нельзя. Файлы, которые вы сохранили в другом месте, останутся: удалите их сами.</translation>
    </message>
    <message>
        <source>It is done.</source>
        <translation>Готово.</translation>
    </message>
    <message>
        <source>Name, picture, links and every word of theirs and of ours about them go: from threads, log, search, drafts and what is suggested. Backups that hold them are deleted. The log keeps its entries and says which one erased the words. What they write later is theirs anew.</source>
        <translation>Исчезнут имя, аватар, ссылки и все слова — человека и наши о нём: из обсуждений, журнала, поиска, черновиков и подсказок. Резервные копии с этими данными будут удалены. Записи журнала останутся и скажут, какая запись стёрла слова. Новые сообщения этого человека придут как от нового.</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Сохранить копию…</translation>
    </message>
    <message>
        <source>Save everything that is held</source>
        <translation>Сохранить всё, что хранится</translation>
    </message>
    <message>
        <source>Saved in {file}.</source>
        <translation>Сохранено в {file}.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохраняем…</translation>
    </message>
    <message>
        <source>They were erased before.</source>
        <translation>Этот человек уже стёрт.</translation>
    </message>
    <message>
        <source>What they said stays, under a number instead of the name. Our words that name them go.</source>
        <translation>Сказанное останется — под номером вместо имени. Наши слова, где человек назван, исчезнут.</translation>
    </message>
</context>
<context>
    <name>Promise</name>
    <message>
        <source>By when?</source>
        <translation>К какому сроку?</translation>
    </message>
    <message>
        <source>It stays on the page of the shift until somebody says that it was kept.</source>
        <translation>Остаётся на странице смены, пока кто-нибудь не отметит, что оно выполнено.</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Записать</translation>
    </message>
    <message>
        <source>Promise something</source>
        <translation>Записать обещание</translation>
    </message>
    <message>
        <source>What did we promise?</source>
        <translation>Что мы обещали?</translation>
    </message>
    <message>
        <source>in 3 days</source>
        <translation>через 3 дня</translation>
    </message>
    <message>
        <source>in 3 hours</source>
        <translation>через 3 часа</translation>
    </message>
    <message>
        <source>in a day</source>
        <translation>через сутки</translation>
    </message>
    <message>
        <source>in a week</source>
        <translation>через неделю</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>без срока</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Accounts</source>
        <translation>Аккаунты</translation>
    </message>
    <message>
        <source>All waiting</source>
        <translation>Все ожидающие</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>На одобрении</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Ответа автора</translation>
    </message>
    <message>
        <source>Burning</source>
        <translation>Горят</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Каналы</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Коллегу</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Закрыты</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Закрыты сегодня</translation>
    </message>
    <message>
        <source>Due in this shift</source>
        <translation>До конца смены</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Все обращения</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Эксперта</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Передача смены</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>My shift</source>
        <translation>Моя смена</translation>
    </message>
    <message>
        <source>My views</source>
        <translation>Подборки</translation>
    </message>
    <message>
        <source>Names me</source>
        <translation>Упомянули меня</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <translation>Нужно решение</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Исходящие</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>Reply matrix</source>
        <translation>Матрица ответов</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Оценки</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложены</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Ничьи</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>Ждём</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Кто здесь работает</translation>
    </message>
    <message>
        <source>until {time} · {left} left</source>
        <translation>до {time} · ещё {left}</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message numerus="yes">
        <source>%n more; a file has them all</source>
        <translation>
            <numerusform>ещё %n; все — в выгрузке</numerusform>
            <numerusform>ещё %n; все — в выгрузке</numerusform>
            <numerusform>ещё %n; все — в выгрузке</numerusform>
        </translation>
    </message>
    <message>
        <source>A file is being written already</source>
        <translation>Файл уже записывается</translation>
    </message>
    <message>
        <source>A row an item, .csv</source>
        <translation>По строке на обращение, .csv</translation>
    </message>
    <message>
        <source>A row an item, .xlsx</source>
        <translation>По строке на обращение, .xlsx</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Все каналы</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>Все люди</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Каналы</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Графики</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Считаем…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Выгрузить</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Первый день</translation>
    </message>
    <message>
        <source>For marketing</source>
        <translation>Маркетингу</translation>
    </message>
    <message>
        <source>For product</source>
        <translation>Продукту</translation>
    </message>
    <message>
        <source>For service</source>
        <translation>Сервису</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Последние 30 дней</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Последние 7 дней</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Последний день</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Прошлый месяц</translation>
    </message>
    <message>
        <source>Nobody wrote and nothing was decided. Choose another period or other channels.</source>
        <translation>Никто не писал, и ничего не решали. Выберите другой период или другие каналы.</translation>
    </message>
    <message>
        <source>Nothing happened in this period</source>
        <translation>За этот период ничего не было</translation>
    </message>
    <message>
        <source>Nothing in this period</source>
        <translation>За этот период ничего нет</translation>
    </message>
    <message>
        <source>Own period</source>
        <translation>Свой период</translation>
    </message>
    <message>
        <source>Own period…</source>
        <translation>Свой период…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Report to print, .pdf</source>
        <translation>Отчёт для печати, .pdf</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Таблицы</translation>
    </message>
    <message>
        <source>Tables, .csv</source>
        <translation>Таблицы, .csv</translation>
    </message>
    <message>
        <source>The report cannot be made</source>
        <translation>Отчёт не получился</translation>
    </message>
    <message>
        <source>This is before the first day</source>
        <translation>Это раньше первого дня</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Этот месяц</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Voice of the audience</source>
        <translation>Голос аудитории</translation>
    </message>
    <message>
        <source>Web page, .html</source>
        <translation>Веб-страница, .html</translation>
    </message>
    <message>
        <source>Weekly digest…</source>
        <translation>Сводка недели…</translation>
    </message>
    <message>
        <source>What is told</source>
        <translation>О чём отчёт</translation>
    </message>
    <message>
        <source>Whole report</source>
        <translation>Весь отчёт</translation>
    </message>
    <message>
        <source>Workbook, .xlsx</source>
        <translation>Книга, .xlsx</translation>
    </message>
    <message>
        <source>Write a day as 31.12.2026</source>
        <translation>Пишите день так: 31.12.2026</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>Записано в {file}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days (older than)</source>
        <translation>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished items older than {period} would be erased at the next run.</source>
        <translation>
            <numerusform>При следующем проходе будет стёрто %n закрытое обращение старше {period}.</numerusform>
            <numerusform>При следующем проходе будет стёрто %n закрытых обращения старше {period}.</numerusform>
            <numerusform>При следующем проходе будет стёрто %n закрытых обращений старше {period}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records older than {period} would be erased at the next run.</source>
        <translation>
            <numerusform>При следующем проходе будет стёрта %n запись старше {period}.</numerusform>
            <numerusform>При следующем проходе будут стёрты %n записи старше {period}.</numerusform>
            <numerusform>При следующем проходе будет стёрто %n записей старше {period}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <translation>
            <numerusform>%n год</numerusform>
            <numerusform>%n года</numerusform>
            <numerusform>%n лет</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years (older than)</source>
        <translation>
            <numerusform>%n года</numerusform>
            <numerusform>%n лет</numerusform>
            <numerusform>%n лет</numerusform>
        </translation>
    </message>
    <message>
        <source>1 to {most} days</source>
        <translation>От 1 до {most} дней</translation>
    </message>
    <message>
        <source>Channels of no brand</source>
        <translation>Каналы без бренда</translation>
    </message>
    <message>
        <source>Counted from the last message of a finished item. Its words and ours go; the log keeps its entries and says which one erased them. Open items stay.</source>
        <translation>Считается от последнего сообщения закрытого обращения. Слова людей и наши стираются; записи журнала остаются и говорят, какая из них стёрла слова. Открытые обращения не трогаются.</translation>
    </message>
    <message>
        <source>Counting what would go…</source>
        <translation>Считаем, что будет стёрто…</translation>
    </message>
    <message>
        <source>Days: {name}</source>
        <translation>Дней: {name}</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Бессрочно</translation>
    </message>
    <message>
        <source>Grades, remarks and objections, and who used which answer of the matrix.</source>
        <translation>Оценки, замечания и возражения, а также кто каким ответом матрицы пользовался.</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>Срок хранения</translation>
    </message>
    <message>
        <source>It holds from now on; the log says so.</source>
        <translation>Действует с этой минуты; в журнале есть запись.</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Сохраняется.</translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation>Сначала исправьте отмеченное красным.</translation>
    </message>
    <message>
        <source>Nothing goes.</source>
        <translation>Ничего не стирается.</translation>
    </message>
    <message>
        <source>Nothing is that old yet.</source>
        <translation>Настолько старого ещё нет.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменено.</translation>
    </message>
    <message>
        <source>Only a lead says how long it is kept.</source>
        <translation>Срок хранения задаёт руководитель.</translation>
    </message>
    <message>
        <source>Our own people</source>
        <translation>Наши сотрудники</translation>
    </message>
    <message>
        <source>Own number of days…</source>
        <translation>Своё число дней…</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Ввести в действие</translation>
    </message>
    <message>
        <source>Reviews of our answers</source>
        <translation>Оценки наших ответов</translation>
    </message>
    <message>
        <source>What people wrote</source>
        <translation>Что писали люди</translation>
    </message>
    <message>
        <source>What would go is still being counted.</source>
        <translation>Ещё считается, что будет стёрто.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>дн.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n тип</numerusform>
            <numerusform>%n типа</numerusform>
            <numerusform>%n типов</numerusform>
        </translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>(стёрто)</translation>
    </message>
    <message>
        <source>A check was overridden</source>
        <translation>Проверку обошли</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add a criterion</source>
        <translation>Добавить критерий</translation>
    </message>
    <message>
        <source>Agreement of two leads</source>
        <translation>Согласие двух проверяющих</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Все типы</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Ответ записан</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Answers drawn</source>
        <translation>Ответы выбраны</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Для кого</translation>
    </message>
    <message>
        <source>Asked for: {kinds}</source>
        <translation>Для кого: {kinds}</translation>
    </message>
    <message>
        <source>Behind the figure</source>
        <translation>Из чего число</translation>
    </message>
    <message>
        <source>By chance alone</source>
        <translation>Только случай</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Coaching note</source>
        <translation>Совет на будущее</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Критерий</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Выбрать</translation>
    </message>
    <message>
        <source>Draw answers</source>
        <translation>Выбрать ответы</translation>
    </message>
    <message>
        <source>Draw answers: by chance, some of each person, all negative ones.</source>
        <translation>Выберите ответы: случайно, понемногу от каждого, все негативные.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Показатели</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>Баллы</translation>
    </message>
    <message>
        <source>Hide who wrote them</source>
        <translation>Скрыть, кто их написал</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Сколько</translation>
    </message>
    <message>
        <source>It stays</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Keep grades for days (0: for good)</source>
        <translation>Хранить баллы, дней (0 — всегда)</translation>
    </message>
    <message>
        <source>Kind of commenter</source>
        <translation>Тип комментатора</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 дней</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 дней</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>90 дней</translation>
    </message>
    <message>
        <source>Long changes by hand</source>
        <translation>Большие правки вручную</translation>
    </message>
    <message>
        <source>My reviews</source>
        <translation>Мои оценки</translation>
    </message>
    <message>
        <source>No answer was graded by two leads yet.</source>
        <translation>Двое ещё не оценивали один ответ.</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>Показателей пока нет</translation>
    </message>
    <message>
        <source>No review yet</source>
        <translation>Оценок пока нет</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Без оценки</translation>
    </message>
    <message>
        <source>Nothing waits for a review</source>
        <translation>Оценивать нечего</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Возразить</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>Возражение</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>В целом</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Пар</translation>
    </message>
    <message>
        <source>People and criteria</source>
        <translation>Люди и критерии</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Период</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Замечание</translation>
    </message>
    <message>
        <source>Remark on the selected words</source>
        <translation>Замечание к выделенному</translation>
    </message>
    <message>
        <source>Remarks on words</source>
        <translation>Замечания к словам</translation>
    </message>
    <message>
        <source>Remove the criterion</source>
        <translation>Убрать критерий</translation>
    </message>
    <message>
        <source>Remove the remark</source>
        <translation>Убрать замечание</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Оценка</translation>
    </message>
    <message>
        <source>Review saved</source>
        <translation>Оценка сохранена</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Оценённые</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>Оценки</translation>
    </message>
    <message>
        <source>Same grade</source>
        <translation>Одинаково</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>Карта оценки</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Some of each</source>
        <translation>Понемногу от каждого</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Снять оценку</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>The lead will read it</source>
        <translation>Руководитель это прочтёт</translation>
    </message>
    <message>
        <source>The lead's answer</source>
        <translation>Ответ руководителя</translation>
    </message>
    <message>
        <source>The lowest grade fails the whole answer</source>
        <translation>Низший балл обнуляет весь ответ</translation>
    </message>
    <message>
        <source>The reviews cannot be read</source>
        <translation>Оценки не читаются</translation>
    </message>
    <message>
        <source>The scorecard is in force</source>
        <translation>Карта оценки действует</translation>
    </message>
    <message>
        <source>They come with the first review.</source>
        <translation>Появятся с первой оценкой.</translation>
    </message>
    <message>
        <source>To unhappy people</source>
        <translation>Недовольным</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут оценки</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Неделя с</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Вес</translation>
    </message>
    <message>
        <source>What another lead has graded, to compare both</source>
        <translation>Оценённое другим: сравнить двоих</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Что в списке</translation>
    </message>
    <message>
        <source>What leads say about answers stands here.</source>
        <translation>Здесь стоит, что руководители сказали об ответах.</translation>
    </message>
    <message>
        <source>What the review misses</source>
        <translation>Чего оценка не учла</translation>
    </message>
    <message>
        <source>Which answers</source>
        <translation>Какие ответы</translation>
    </message>
    <message>
        <source>Whoever wrote it sees this review and may object. Both stay in the log.</source>
        <translation>Автор ответа увидит оценку и сможет возразить. Обе записи останутся в журнале.</translation>
    </message>
    <message>
        <source>Whose trends</source>
        <translation>Чья динамика</translation>
    </message>
    <message>
        <source>Without a grade: {titles}</source>
        <translation>Без балла: {titles}</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ваш ответ</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>критично</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>не в счёт</translation>
    </message>
    <message>
        <source>that leads reviewed</source>
        <translation>оценённое руководителями</translation>
    </message>
    <message>
        <source>that nobody reviewed</source>
        <translation>никем не оценённое</translation>
    </message>
    <message>
        <source>weight {number}</source>
        <translation>вес {number}</translation>
    </message>
    <message>
        <source>{name}: grades erased</source>
        <translation>{name}: баллы стёрты</translation>
    </message>
    <message>
        <source>{name}: {score} %</source>
        <translation>{name}: {score} %</translation>
    </message>
    <message>
        <source>κ: 1 is full agreement, 0 that of chance. Grades far apart weigh more.</source>
        <translation>κ: 1 — полное согласие, 0 — как при случайных баллах. Далёкие баллы весят больше.</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Accounts and people</source>
        <translation>Аккаунты и люди</translation>
    </message>
    <message>
        <source>Answer in a channel where answers wait for approval</source>
        <translation>Отвечать в канале, где ответы ждут одобрения</translation>
    </message>
    <message>
        <source>Answer times and calendars</source>
        <translation>Сроки ответа и календари</translation>
    </message>
    <message>
        <source>Answer, like, edit our answers</source>
        <translation>Отвечать, ставить лайки, править наши ответы</translation>
    </message>
    <message>
        <source>Approve answers of others, send them back</source>
        <translation>Одобрять чужие ответы и возвращать их</translation>
    </message>
    <message>
        <source>Approve bans of others</source>
        <translation>Одобрять чужие баны</translation>
    </message>
    <message>
        <source>Approve what overrides a check for leads</source>
        <translation>Одобрять обход проверки для руководителей</translation>
    </message>
    <message>
        <source>Approve what overrides a check for seniors</source>
        <translation>Одобрять обход проверки для старших</translation>
    </message>
    <message>
        <source>Ban and mute authors</source>
        <translation>Банить и заглушать авторов</translation>
    </message>
    <message>
        <source>Choose which channels are watched</source>
        <translation>Выбирать каналы, за которыми следим</translation>
    </message>
    <message>
        <source>Close, snooze, assign, take back, hand a shift over</source>
        <translation>Закрывать, откладывать, назначать, отменять, сдавать смену</translation>
    </message>
    <message>
        <source>Draw and grade answers, see everybody's reviews</source>
        <translation>Выбирать и оценивать ответы, видеть все оценки</translation>
    </message>
    <message>
        <source>Erase a person, a copy of their data, how long it is kept</source>
        <translation>Стирать человека, копия его данных, срок хранения</translation>
    </message>
    <message>
        <source>Hide, delete, approve, reject, mark as spam</source>
        <translation>Скрывать, удалять, публиковать, отклонять, помечать как спам</translation>
    </message>
    <message>
        <source>Matrix, voices and community rules</source>
        <translation>Матрица, голоса бренда и правила сообщества</translation>
    </message>
    <message>
        <source>Notes, tags, kind and outcome, joined profiles</source>
        <translation>Заметки, метки, тип и исход, объединение профилей</translation>
    </message>
    <message>
        <source>Propose changes of the matrix, object to a review of one's own answer</source>
        <translation>Предлагать правки матрицы, возражать на оценку своего ответа</translation>
    </message>
    <message>
        <source>Weekly digests: set up, send, settle</source>
        <translation>Сводки недели: настроить, отправить, отметить исход</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>просит</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Add a rule</source>
        <translation>Добавить правило</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Comma between them; fool* finds foolish too. Such a rule is offered first.</source>
        <translation>Через запятую; дурак* найдёт и «дураками». Такое правило предлагается первым.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Английский</translation>
    </message>
    <message>
        <source>Every language</source>
        <translation>Любой язык</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Ничего не изменено</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Only a lead may change the rules.</source>
        <translation>Правила меняет только руководитель.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Rules of the community</source>
        <translation>Правила сообщества</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Русский</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>Сохранить правила</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>The rules are saved</source>
        <translation>Правила сохранены</translation>
    </message>
    <message>
        <source>There is no rule yet</source>
        <translation>Правил пока нет</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Which list</source>
        <translation>Какой список</translation>
    </message>
    <message>
        <source>Words that speak for it</source>
        <translation>Слова-признаки</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>A word for the next one</source>
        <translation>Пара слов следующему</translation>
    </message>
    <message>
        <source>Answered too late</source>
        <translation>Отвечено с опозданием</translation>
    </message>
    <message>
        <source>Begin a shift, and this page gathers what you leave open. At its end you hand it to the next one.</source>
        <translation>Начните смену, и здесь соберётся всё, что остаётся открытым. В конце вы передадите эту страницу следующему.</translation>
    </message>
    <message>
        <source>Begin the shift</source>
        <translation>Начать смену</translation>
    </message>
    <message>
        <source>Gathering</source>
        <translation>Собираем</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Передать смену</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Смена передана</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Выполнено</translation>
    </message>
    <message>
        <source>Kept: {promise}</source>
        <translation>Выполнено: {promise}</translation>
    </message>
    <message>
        <source>Need a decision</source>
        <translation>Нужно решение</translation>
    </message>
    <message>
        <source>Nobody waits for you.</source>
        <translation>Вас никто не ждёт.</translation>
    </message>
    <message>
        <source>Notes of this shift</source>
        <translation>Заметки за смену</translation>
    </message>
    <message>
        <source>Nothing is left open</source>
        <translation>Ничего не осталось</translation>
    </message>
    <message>
        <source>Nothing is left open.</source>
        <translation>Ничего не осталось.</translation>
    </message>
    <message>
        <source>Overdue now</source>
        <translation>Просрочено сейчас</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Обещания</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Смена</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Подписано</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложено</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Кому-то</translation>
    </message>
    <message>
        <source>Take over and sign</source>
        <translation>Принять и подписать</translation>
    </message>
    <message>
        <source>The one who takes over signs it.</source>
        <translation>Подписывает тот, кто принимает смену.</translation>
    </message>
    <message>
        <source>The page cannot be read</source>
        <translation>Страницу не удалось прочитать</translation>
    </message>
    <message>
        <source>The promise is kept</source>
        <translation>Обещание выполнено</translation>
    </message>
    <message>
        <source>The shift has begun</source>
        <translation>Смена началась</translation>
    </message>
    <message>
        <source>The words were erased.</source>
        <translation>Текст удалён.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Unfinished answers</source>
        <translation>Недописанные ответы</translation>
    </message>
    <message>
        <source>Waiting for somebody</source>
        <translation>Ждём ответа</translation>
    </message>
    <message>
        <source>What should they look at first?</source>
        <translation>На что посмотреть в первую очередь?</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>ответов</translation>
    </message>
    <message>
        <source>by {when}</source>
        <translation>срок {when}</translation>
    </message>
    <message>
        <source>closed without an answer</source>
        <translation>закрыто без ответа</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>в срок</translation>
    </message>
    <message>
        <source>late by {span}</source>
        <translation>опоздание {span}</translation>
    </message>
    <message>
        <source>moderated</source>
        <translation>модерация</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>не начата</translation>
    </message>
    <message>
        <source>notes and tags</source>
        <translation>заметки и метки</translation>
    </message>
    <message>
        <source>since {when} · {span}</source>
        <translation>с {when} · {span}</translation>
    </message>
    <message>
        <source>until {when}</source>
        <translation>до {when}</translation>
    </message>
    <message>
        <source>was due {when}</source>
        <translation>срок был {when}</translation>
    </message>
    <message>
        <source>{name} handed over {when}</source>
        <translation>Смену сдаёт {name}, {when}</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Answers</source>
        <translation>Ответы</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>{name}, names you</source>
        <translation>{name}, упоминает вас</translation>
    </message>
</context>
<context>
    <name>Sla</name>
    <message>
        <source>Answered in time</source>
        <translation>Ответили в срок</translation>
    </message>
    <message>
        <source>Answered, too late</source>
        <translation>Ответили с опозданием</translation>
    </message>
    <message>
        <source>Clocks of {name}</source>
        <translation>Часы: {name}</translation>
    </message>
    <message>
        <source>Counted anew: the calendar was changed</source>
        <translation>Пересчитаны: изменился календарь</translation>
    </message>
    <message>
        <source>Counted anew: the rule was changed</source>
        <translation>Пересчитаны: изменилось правило</translation>
    </message>
    <message>
        <source>Counted anew: what the item is was changed</source>
        <translation>Пересчитаны: изменилось само обращение</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Не считаются</translation>
    </message>
    <message>
        <source>Does not count: deleted</source>
        <translation>Не считаются: удалено</translation>
    </message>
    <message>
        <source>Does not count: no answer was needed</source>
        <translation>Не считаются: ответ не нужен</translation>
    </message>
    <message>
        <source>Does not count: no rule means it any more</source>
        <translation>Не считаются: под правила больше не подходит</translation>
    </message>
    <message>
        <source>Does not count: spam</source>
        <translation>Не считаются: спам</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Первый ответ</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>Следующий ответ</translation>
    </message>
    <message>
        <source>No rule gives this item a clock.</source>
        <translation>Ни одно правило не даёт этому обращению срока.</translation>
    </message>
    <message>
        <source>Pause: {what}</source>
        <translation>Пауза: {what}</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Started anew: reopened</source>
        <translation>Начались заново: открыто снова</translation>
    </message>
    <message>
        <source>Started when we first saw it: it is older than our watching there</source>
        <translation>Начались, когда мы его увидели: оно старше нашего наблюдения</translation>
    </message>
    <message>
        <source>Started when we first saw it: its platform dates it in the future</source>
        <translation>Начались, когда мы его увидели: площадка пометила его будущим временем</translation>
    </message>
    <message>
        <source>Started: the platform's time</source>
        <translation>Начались: время площадки</translation>
    </message>
    <message>
        <source>The time was up</source>
        <translation>Срок истёк</translation>
    </message>
    <message>
        <source>Warning: {percent} % left</source>
        <translation>Предупреждение: осталось {percent} %</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>Пошли снова</translation>
    </message>
    <message>
        <source>Went on: a pause may not last longer</source>
        <translation>Пошли снова: дольше пауза длиться не может</translation>
    </message>
    <message>
        <source>Went on: the answer did not arrive</source>
        <translation>Пошли снова: ответ не дошёл</translation>
    </message>
    <message>
        <source>Went on: the author wrote</source>
        <translation>Пошли снова: автор написал</translation>
    </message>
    <message>
        <source>answered, not delivered yet</source>
        <translation>ответ ещё не доставлен</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>не считается</translation>
    </message>
    <message>
        <source>in time, after {span}</source>
        <translation>в срок, за {span}</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>просрочено</translation>
    </message>
    <message>
        <source>stands still</source>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>target {span}</source>
        <translation>цель {span}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>до {time}</translation>
    </message>
    <message>
        <source>working time</source>
        <translation>рабочее время</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} ч</translation>
    </message>
    <message>
        <source>{metric}, how it went</source>
        <translation>{metric}, ход часов</translation>
    </message>
    <message>
        <source>{minutes} m</source>
        <translation>{minutes} м</translation>
    </message>
</context>
<context>
    <name>Snooze</name>
    <message>
        <source>A new message of the author brings it back in any case.</source>
        <translation>Новое сообщение автора вернёт обращение в любом случае.</translation>
    </message>
    <message>
        <source>A time or an event is missing.</source>
        <translation>Нужно время или событие.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>In words, as you would say it.</source>
        <translation>Словами, как вы бы сказали.</translation>
    </message>
    <message>
        <source>It is back {time}, in {span}.</source>
        <translation>Вернётся: {time}, через {span}.</translation>
    </message>
    <message>
        <source>Not understood. Write: tomorrow 9:00, in 2 hours, on Monday, 27 November 14:00.</source>
        <translation>Непонятно. Напишите: завтра 9:00, через 2 часа, в понедельник, 27 ноября 14:00.</translation>
    </message>
    <message>
        <source>Or until one of these happens</source>
        <translation>Или пока не случится одно из этого</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>That is more than a year away.</source>
        <translation>До этого больше года.</translation>
    </message>
    <message>
        <source>That is over already: {time}.</source>
        <translation>Это уже прошло: {time}.</translation>
    </message>
    <message>
        <source>Until when, at the latest</source>
        <translation>До какого времени, самое позднее</translation>
    </message>
    <message>
        <source>Without a time it waits for that; the answer times may bring it back sooner.</source>
        <translation>Без времени ждёт до события; раньше может вернуть предел паузы из сроков.</translation>
    </message>
    <message>
        <source>a colleague adds a note</source>
        <translation>коллега добавит заметку</translation>
    </message>
    <message>
        <source>the author writes again</source>
        <translation>автор напишет снова</translation>
    </message>
    <message>
        <source>the message is edited</source>
        <translation>сообщение изменят</translation>
    </message>
    <message>
        <source>tomorrow 9:00, in 2 hours, on Monday</source>
        <translation>завтра 9:00, через 2 часа, в понедельник</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Spelling cannot be checked here: the library or a dictionary is missing.</source>
        <translation>Проверка правописания здесь недоступна: нет библиотеки или словаря.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n due by {time}, the pace is not measured yet</source>
        <translation>
            <numerusform>к {time} истекает срок у %n, темп ещё не измерен</numerusform>
            <numerusform>к {time} истекает срок у %n, темп ещё не измерен</numerusform>
            <numerusform>к {time} истекает срок у %n, темп ещё не измерен</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread by us</source>
        <translation>
            <numerusform>%n не разобрано</numerusform>
            <numerusform>%n не разобрано</numerusform>
            <numerusform>%n не разобрано</numerusform>
        </translation>
    </message>
    <message>
        <source>, {count} to decide</source>
        <translation>, решить {count}</translation>
    </message>
    <message>
        <source>Deadlines are being set anew: {share}</source>
        <translation>Сроки пересчитываются: {share}</translation>
    </message>
    <message numerus="yes">
        <source>Forecast: %n late by {time}</source>
        <translation>
            <numerusform>Прогноз: к {time} опоздает %n</numerusform>
            <numerusform>Прогноз: к {time} опоздают %n</numerusform>
            <numerusform>Прогноз: к {time} опоздают %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No accounts</source>
        <translation>Нет аккаунтов</translation>
    </message>
    <message>
        <source>No network since {time}</source>
        <translation>Нет сети с {time}</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>В сети</translation>
    </message>
    <message>
        <source>Outbox: {count}</source>
        <translation>Исходящие: {count}</translation>
    </message>
    <message>
        <source>What a platform sent and this version cannot read is kept whole and tried again later.</source>
        <translation>Что площадка прислала, а эта версия не разобрала, хранится целиком и будет разобрано позже.</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>ещё не читали</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) here</source>
        <translation>
            <numerusform>%n сообщение</numerusform>
            <numerusform>%n сообщения</numerusform>
            <numerusform>%n сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new below</source>
        <translation>
            <numerusform>%n новое ниже</numerusform>
            <numerusform>%n новых ниже</numerusform>
            <numerusform>%n новых ниже</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s) since this reply was written</source>
        <translation>
            <numerusform>%n новое сообщение после этого ответа</numerusform>
            <numerusform>%n новых сообщения после этого ответа</numerusform>
            <numerusform>%n новых сообщений после этого ответа</numerusform>
        </translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Все действия</translation>
    </message>
    <message>
        <source>All clocks of this item</source>
        <translation>Все часы обращения</translation>
    </message>
    <message>
        <source>Awaits approval</source>
        <translation>Ждёт одобрения</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>Отменить отправку</translation>
    </message>
    <message>
        <source>Changed, seen {when}</source>
        <translation>Изменено, замечено: {when}</translation>
    </message>
    <message>
        <source>Choose an item in the list: Up, Down or J, K.</source>
        <translation>Выберите обращение в списке: стрелки или J, K.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Разговор</translation>
    </message>
    <message>
        <source>Decide what to do</source>
        <translation>Решить, что делать</translation>
    </message>
    <message>
        <source>Deleted, seen {when}</source>
        <translation>Удалено, замечено: {when}</translation>
    </message>
    <message>
        <source>Edit this answer</source>
        <translation>Изменить этот ответ</translation>
    </message>
    <message>
        <source>In spam</source>
        <translation>В спаме</translation>
    </message>
    <message>
        <source>In the bin</source>
        <translation>В корзине</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Без имени</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Ничего не открыто</translation>
    </message>
    <message>
        <source>Open the original in the browser</source>
        <translation>Открыть оригинал в браузере</translation>
    </message>
    <message>
        <source>Open {host} in the browser</source>
        <translation>Открыть {host} в браузере</translation>
    </message>
    <message>
        <source>Our answer was deleted, seen {when}</source>
        <translation>Наш ответ удалён, замечено: {when}</translation>
    </message>
    <message>
        <source>Post · the newest {count}</source>
        <translation>Запись · последние {count}</translation>
    </message>
    <message>
        <source>Post · {count}</source>
        <translation>Запись · {count}</translation>
    </message>
    <message>
        <source>Reply by {name}</source>
        <translation>Ответ: {name}</translation>
    </message>
    <message>
        <source>Selected: {words}</source>
        <translation>Выделено: {words}</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Отправить сейчас</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать всё</translation>
    </message>
    <message>
        <source>Show more, {left} characters are left</source>
        <translation>Показать ещё, осталось знаков: {left}</translation>
    </message>
    <message>
        <source>Show the hidden words</source>
        <translation>Показать скрытое</translation>
    </message>
    <message>
        <source>Show what was changed</source>
        <translation>Показать, что изменили</translation>
    </message>
    <message>
        <source>The conversation cannot be read</source>
        <translation>Не удалось прочитать разговор</translation>
    </message>
    <message>
        <source>The conversation is being read</source>
        <translation>Читаем разговор</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>animation</source>
        <translation>анимация</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>аудио</translation>
    </message>
    <message>
        <source>board</source>
        <translation>форум</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>клип</translation>
    </message>
    <message>
        <source>closed for replies</source>
        <translation>закрыто для ответов</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>комментарий</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>комментарии</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>контакт</translation>
    </message>
    <message>
        <source>dice</source>
        <translation>кубик</translation>
    </message>
    <message>
        <source>direct message</source>
        <translation>личное сообщение</translation>
    </message>
    <message>
        <source>direct messages</source>
        <translation>личные сообщения</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>рисунок</translation>
    </message>
    <message>
        <source>edit begun</source>
        <translation>правка начата</translation>
    </message>
    <message>
        <source>edited {when}</source>
        <translation>изменено: {when}</translation>
    </message>
    <message>
        <source>file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>forwarded</source>
        <translation>переслано</translation>
    </message>
    <message>
        <source>forwarded from {name}</source>
        <translation>переслано от: {name}</translation>
    </message>
    <message>
        <source>game</source>
        <translation>игра</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>подарок</translation>
    </message>
    <message>
        <source>giveaway</source>
        <translation>розыгрыш</translation>
    </message>
    <message>
        <source>group chat</source>
        <translation>групповой чат</translation>
    </message>
    <message>
        <source>hidden: press to show</source>
        <translation>скрыто: нажмите, чтобы показать</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>счёт</translation>
    </message>
    <message>
        <source>language: {code}</source>
        <translation>язык: {code}</translation>
    </message>
    <message>
        <source>leaves in {time}</source>
        <translation>уйдёт через {time}</translation>
    </message>
    <message>
        <source>link</source>
        <translation>ссылка</translation>
    </message>
    <message>
        <source>list</source>
        <translation>список дел</translation>
    </message>
    <message>
        <source>message in the chat</source>
        <translation>сообщение в чате</translation>
    </message>
    <message>
        <source>next try in {time}</source>
        <translation>повтор через {time}</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>без текста</translation>
    </message>
    <message>
        <source>not through this program</source>
        <translation>не через эту программу</translation>
    </message>
    <message>
        <source>paid media</source>
        <translation>платный материал</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>фото</translation>
    </message>
    <message>
        <source>place</source>
        <translation>место на карте</translation>
    </message>
    <message>
        <source>poll</source>
        <translation>опрос</translation>
    </message>
    <message>
        <source>post</source>
        <translation>запись</translation>
    </message>
    <message>
        <source>post on the board</source>
        <translation>сообщение на форуме</translation>
    </message>
    <message>
        <source>product</source>
        <translation>товар</translation>
    </message>
    <message>
        <source>reply to a review</source>
        <translation>ответ на отзыв</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>отзывы</translation>
    </message>
    <message>
        <source>something this version does not show</source>
        <translation>вложение, которое эта версия не показывает</translation>
    </message>
    <message>
        <source>sticker</source>
        <translation>стикер</translation>
    </message>
    <message>
        <source>story</source>
        <translation>история</translation>
    </message>
    <message>
        <source>the account lacks the right</source>
        <translation>у аккаунта нет права</translation>
    </message>
    <message>
        <source>the platform asked for a pause</source>
        <translation>площадка просит подождать</translation>
    </message>
    <message>
        <source>us</source>
        <translation>мы</translation>
    </message>
    <message>
        <source>us, {by}</source>
        <translation>мы, {by}</translation>
    </message>
    <message>
        <source>video</source>
        <translation>видео</translation>
    </message>
    <message>
        <source>voice message</source>
        <translation>голосовое сообщение</translation>
    </message>
    <message>
        <source>waits for a new sign-in of the account</source>
        <translation>ждёт нового входа в аккаунт</translation>
    </message>
    <message>
        <source>waits for an earlier reply here</source>
        <translation>ждёт предыдущий ответ здесь</translation>
    </message>
    <message>
        <source>waits for the network</source>
        <translation>ждёт сети</translation>
    </message>
    <message>
        <source>{action}: {state}</source>
        <translation>{action}: {state}</translation>
    </message>
    <message>
        <source>{size} B</source>
        <translation>{size} Б</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} КБ</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} МБ</translation>
    </message>
    <message>
        <source>{what}
{url}</source>
        <translation>{what}
{url}</translation>
    </message>
    <message>
        <source>{what} · load</source>
        <translation>{what} · загрузить</translation>
    </message>
    <message>
        <source>{what} · open in the browser</source>
        <translation>{what} · открыть в браузере</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>An answer leaves at once: the time to undo is set to none.</source>
        <translation>Ответ уходит сразу: время на отмену выключено.</translation>
    </message>
    <message numerus="yes">
        <source>An answer waits %n second(s) before it leaves; until then it can be taken back.</source>
        <translation>
            <numerusform>Ответ ждёт %n секунду, прежде чем уйти; до этого его можно вернуть.</numerusform>
            <numerusform>Ответ ждёт %n секунды, прежде чем уйти; до этого его можно вернуть.</numerusform>
            <numerusform>Ответ ждёт %n секунд, прежде чем уйти; до этого его можно вернуть.</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Everything in one list</source>
        <translation>Всё в одном списке</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>It is in the inbox: G O leads back.</source>
        <translation>Это во входящих: вернуться — G O.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Open an item first: J takes the next one.</source>
        <translation>Сначала откройте обращение: J — следующее.</translation>
    </message>
    <message>
        <source>Send your first answer</source>
        <translation>Отправьте первый ответ</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>The draft is on the disk as you type: it survives a crash and waits for you at this item.</source>
        <translation>Черновик пишется на диск, пока вы печатаете: он переживёт сбой и дождётся вас у этого обращения.</translation>
    </message>
    <message>
        <source>The outbox shows what is on its way and what needs a decision.</source>
        <translation>В «Исходящих» видно, что в пути и где нужно решение.</translation>
    </message>
    <message>
        <source>The whole conversation</source>
        <translation>Весь разговор</translation>
    </message>
    <message>
        <source>To {name}, in “{place}”. It is in the journal and leaves when the time to undo is over.</source>
        <translation>Кому: {name}, «{place}». Ответ уже в журнале и уйдёт, когда истечёт время на отмену.</translation>
    </message>
    <message>
        <source>To {name}, in “{place}”. It is in the journal and on its way; the outbox shows how far.</source>
        <translation>Кому: {name}, «{place}». Ответ в журнале и уже в пути; «Исходящие» покажут, где он.</translation>
    </message>
    <message>
        <source>To {name}, in “{place}”. It is in the journal; the outbox says what it waits for.</source>
        <translation>Кому: {name}, «{place}». Ответ в журнале; чего он ждёт, сказано в «Исходящих».</translation>
    </message>
    <message>
        <source>Tour: step {step} of {steps}</source>
        <translation>Экскурсия: шаг {step} из {steps}</translation>
    </message>
    <message>
        <source>What was said, and when. Our answers are marked “us”, with the name of who wrote them.</source>
        <translation>Что сказали и когда. Наши ответы помечены «мы», рядом имя того, кто отвечал.</translation>
    </message>
    <message>
        <source>Whatever people write to you, on any platform. Nothing is lost: it stays until you decide.</source>
        <translation>Всё, что вам пишут, с любой площадки. Ничего не теряется: ждёт здесь, пока вы не решите.</translation>
    </message>
    <message>
        <source>Write to somebody and send it. The tour ends when your answer is in the journal.</source>
        <translation>Ответьте кому-нибудь и отправьте. Экскурсия закончится, когда ответ будет в журнале.</translation>
    </message>
    <message>
        <source>Write your answer here</source>
        <translation>Ответ пишут здесь</translation>
    </message>
    <message>
        <source>You can still take it back</source>
        <translation>Ещё можно вернуть</translation>
    </message>
    <message>
        <source>Your first answer is written</source>
        <translation>Первый ответ готов</translation>
    </message>
    <message>
        <source>next</source>
        <translation>следующее</translation>
    </message>
    <message>
        <source>outbox</source>
        <translation>исходящие</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>предыдущее</translation>
    </message>
    <message>
        <source>send</source>
        <translation>отправить</translation>
    </message>
    <message>
        <source>take back</source>
        <translation>вернуть</translation>
    </message>
    <message>
        <source>to the answer</source>
        <translation>к ответу</translation>
    </message>
    <message>
        <source>{name} can read it in “{place}” now; the journal keeps who answered, and when.</source>
        <translation>{name} уже может прочесть его: «{place}». Журнал хранит, кто ответил и когда.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Late: {late} · burning: {burning}</source>
        <translation>Просрочены: {late} · горят: {burning}</translation>
    </message>
    <message>
        <source>Nothing burns</source>
        <translation>Ничего не горит</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message numerus="yes">
        <source>%n item(s) refused</source>
        <translation>
            <numerusform>Отказано: %n обращение</numerusform>
            <numerusform>Отказано: %n обращения</numerusform>
            <numerusform>Отказано: %n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Понятно</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n д</numerusform>
            <numerusform>%n д</numerusform>
            <numerusform>%n д</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n ч</numerusform>
            <numerusform>%n ч</numerusform>
            <numerusform>%n ч</numerusform>
        </translation>
    </message>
    <message>
        <source>(not all of them)</source>
        <translation>(не все)</translation>
    </message>
    <message>
        <source>A deletion cannot be taken back there</source>
        <translation>Удалённое там не вернуть</translation>
    </message>
    <message>
        <source>A reason that no rule names</source>
        <translation>Причина, которой нет в правилах</translation>
    </message>
    <message>
        <source>About the author</source>
        <translation>Об авторе</translation>
    </message>
    <message numerus="yes">
        <source>And %n earlier message(s) of the author, of 7 days</source>
        <translation>
            <numerusform>И ещё %n сообщение автора за 7 дней</numerusform>
            <numerusform>И ещё %n сообщения автора за 7 дней</numerusform>
            <numerusform>И ещё %n сообщений автора за 7 дней</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer instead</source>
        <translation>Лучше ответить</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Одобрить</translation>
    </message>
    <message>
        <source>Approve the comment</source>
        <translation>Одобрить комментарий</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Забанить</translation>
    </message>
    <message>
        <source>Ban the author</source>
        <translation>Забанить автора</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>Изменить правила</translation>
    </message>
    <message>
        <source>Choose a reason or write a note</source>
        <translation>Выберите причину или напишите заметку</translation>
    </message>
    <message>
        <source>Choose a reason: this is a complaint one can act on</source>
        <translation>Выберите причину: это похоже на жалобу по делу</translation>
    </message>
    <message>
        <source>Decided: {what}</source>
        <translation>Решено: {what}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Delete the comment</source>
        <translation>Удалить комментарий</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>На какой срок</translation>
    </message>
    <message>
        <source>From the matrix</source>
        <translation>Из матрицы</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Hide the comment</source>
        <translation>Скрыть комментарий</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>It is being saved</source>
        <translation>Сохраняем</translation>
    </message>
    <message>
        <source>Mark as spam</source>
        <translation>Отметить как спам</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Заглушить</translation>
    </message>
    <message>
        <source>Mute the author</source>
        <translation>Заглушить автора</translation>
    </message>
    <message>
        <source>Not possible here: {acts}. {reason}</source>
        <translation>Здесь нельзя {acts}. {reason}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Note about the author</source>
        <translation>Заметка об авторе</translation>
    </message>
    <message>
        <source>One undo takes all of it back: {key}</source>
        <translation>Одна отмена вернёт всё: {key}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Reason in own words</source>
        <translation>Причина своими словами</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Reject the comment</source>
        <translation>Отклонить комментарий</translation>
    </message>
    <message>
        <source>Reply to the author</source>
        <translation>Ответ автору</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Спам</translation>
    </message>
    <message numerus="yes">
        <source>Taken back within %n s, then no more</source>
        <translation>
            <numerusform>Отменить можно %n с, потом уже нет</numerusform>
            <numerusform>Отменить можно %n с, потом уже нет</numerusform>
            <numerusform>Отменить можно %n с, потом уже нет</numerusform>
        </translation>
    </message>
    <message>
        <source>The comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>This looks like a complaint one can act on</source>
        <translation>Похоже на жалобу по делу</translation>
    </message>
    <message>
        <source>Warn</source>
        <translation>Предупредить</translation>
    </message>
    <message>
        <source>Warn the author</source>
        <translation>Предупредить автора</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Что сделать</translation>
    </message>
    <message>
        <source>What the note is</source>
        <translation>О чём заметка</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Почему?</translation>
    </message>
    <message>
        <source>Write the reason</source>
        <translation>Напишите причину</translation>
    </message>
    <message>
        <source>Write the reply, or choose none</source>
        <translation>Напишите ответ или выберите «нет»</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>одобрить</translation>
    </message>
    <message>
        <source>ask for a ban</source>
        <translation>попросить забанить</translation>
    </message>
    <message>
        <source>ask for a mute</source>
        <translation>попросить заглушить</translation>
    </message>
    <message>
        <source>ban</source>
        <translation>забанить</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>удалить</translation>
    </message>
    <message numerus="yes">
        <source>delete %n message(s)</source>
        <translation>
            <numerusform>удалить %n сообщение</numerusform>
            <numerusform>удалить %n сообщения</numerusform>
            <numerusform>удалить %n сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n day(s)</source>
        <translation>
            <numerusform>на %n день</numerusform>
            <numerusform>на %n дня</numerusform>
            <numerusform>на %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n hour(s)</source>
        <translation>
            <numerusform>на %n час</numerusform>
            <numerusform>на %n часа</numerusform>
            <numerusform>на %n часов</numerusform>
        </translation>
    </message>
    <message>
        <source>for all to see</source>
        <translation>при всех</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>навсегда</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>скрыть</translation>
    </message>
    <message numerus="yes">
        <source>hide %n message(s)</source>
        <translation>
            <numerusform>скрыть %n сообщение</numerusform>
            <numerusform>скрыть %n сообщения</numerusform>
            <numerusform>скрыть %n сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>in private</source>
        <translation>в личные</translation>
    </message>
    <message>
        <source>in the text: {words}</source>
        <translation>в тексте: {words}</translation>
    </message>
    <message>
        <source>is deleted</source>
        <translation>удалить</translation>
    </message>
    <message>
        <source>is hidden</source>
        <translation>скрыть</translation>
    </message>
    <message>
        <source>mark as spam</source>
        <translation>отметить как спам</translation>
    </message>
    <message>
        <source>mute</source>
        <translation>заглушить</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>only moderators see it</source>
        <translation>видят только модераторы</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>отклонить</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>ответить</translation>
    </message>
    <message>
        <source>rules of the community</source>
        <translation>правила сообщества</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>оставить</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>предупредить</translation>
    </message>
    <message>
        <source>write in private</source>
        <translation>написать в личные</translation>
    </message>
    <message numerus="yes">
        <source>{act}: %n item(s)</source>
        <translation>
            <numerusform>{act}: %n обращение</numerusform>
            <numerusform>{act}: %n обращения</numerusform>
            <numerusform>{act}: %n обращений</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} и {last}</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>All saved views…</source>
        <translation>Все подборки…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Everybody sees it</source>
        <translation>Видна всем</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Name of the view {name}</source>
        <translation>Название подборки {name}</translation>
    </message>
    <message>
        <source>Narrow a list with the filter and save it: it stands in the rail from then on.</source>
        <translation>Настройте фильтр списка и сохраните его — подборка появится слева, среди разделов.</translation>
    </message>
    <message>
        <source>Only a lead can share a view.</source>
        <translation>Открыть подборку всем может только руководитель.</translation>
    </message>
    <message>
        <source>Remove the view {name}</source>
        <translation>Удалить подборку {name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Save as a view</source>
        <translation>Сохранить как подборку</translation>
    </message>
    <message>
        <source>Save in “{name}”</source>
        <translation>Сохранить в «{name}»</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Сохранить под другим названием…</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Сохранённые подборки</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Сохранено: {name}</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>для всех</translation>
    </message>
    <message>
        <source>{name}: everybody sees it</source>
        <translation>{name}: видна всем</translation>
    </message>
    <message>
        <source>{name}: one down</source>
        <translation>{name}: ниже</translation>
    </message>
    <message>
        <source>{name}: one up</source>
        <translation>{name}: выше</translation>
    </message>
</context>
<context>
    <name>Voices</name>
    <message numerus="yes">
        <source>%n false alarm(s)</source>
        <translation>
            <numerusform>%n ложная тревога</numerusform>
            <numerusform>%n ложные тревоги</numerusform>
            <numerusform>%n ложных тревог</numerusform>
        </translation>
    </message>
    <message>
        <source>A line each, as shop.example. Empty: any host but shorteners.</source>
        <translation>По одному в строке, например shop.example. Пусто — любые, кроме сокращателей.</translation>
    </message>
    <message>
        <source>A line each.</source>
        <translation>По одному в строке.</translation>
    </message>
    <message>
        <source>A line each: how not → how so</source>
        <translation>По одному в строке: как не надо → как надо</translation>
    </message>
    <message>
        <source>A line each: wording → what to say in its place</source>
        <translation>По одной в строке: формулировка → что сказать вместо</translation>
    </message>
    <message>
        <source>A number of characters, or nothing.</source>
        <translation>Число знаков или ничего.</translation>
    </message>
    <message>
        <source>A text to try the voice on</source>
        <translation>Текст для пробы голоса</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>An answer: what would this voice say to it?</source>
        <translation>Напишите ответ: что скажет о нём этот голос?</translation>
    </message>
    <message>
        <source>Another language</source>
        <translation>Другой язык</translation>
    </message>
    <message>
        <source>Another voice has this name.</source>
        <translation>Так зовут другой голос.</translation>
    </message>
    <message>
        <source>Begins with a greeting</source>
        <translation>Начинает с приветствия</translation>
    </message>
    <message>
        <source>Better so</source>
        <translation>Лучше так</translation>
    </message>
    <message>
        <source>Better wording</source>
        <translation>Можно сказать лучше</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Бренд</translation>
    </message>
    <message>
        <source>Calls people by name</source>
        <translation>Называет по имени</translation>
    </message>
    <message>
        <source>Characters at most</source>
        <translation>Знаков, не больше</translation>
    </message>
    <message>
        <source>Check this again in this voice</source>
        <translation>Снова следить за этим</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Проверки</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Compared with version {number}</source>
        <translation>По сравнению с версией {number}</translation>
    </message>
    <message>
        <source>Copy the voice</source>
        <translation>Копировать голос</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Делаем</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation>Не делаем</translation>
    </message>
    <message>
        <source>Emoji at most</source>
        <translation>Эмодзи, не больше</translation>
    </message>
    <message>
        <source>Empty field</source>
        <translation>Пустое поле</translation>
    </message>
    <message>
        <source>Empty: no limit.</source>
        <translation>Пусто — без предела.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>английский</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Примеры</translation>
    </message>
    <message>
        <source>Fields as in answers: {name|}.</source>
        <translation>Поля как в ответах: {name|}.</translation>
    </message>
    <message>
        <source>Forbidden wording</source>
        <translation>Запретная формулировка</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>Обращение</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Памятка</translation>
    </message>
    <message>
        <source>How it speaks</source>
        <translation>Как говорит</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Сохраняется.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Last line</source>
        <translation>Последняя строка</translation>
    </message>
    <message>
        <source>Links may lead to</source>
        <translation>Куда могут вести ссылки</translation>
    </message>
    <message>
        <source>Longer than this voice speaks</source>
        <translation>Длиннее, чем говорит этот голос</translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation>Сначала исправьте то, что сказано красным.</translation>
    </message>
    <message>
        <source>Mind “{phrase}” again</source>
        <translation>Снова замечать «{phrase}»</translation>
    </message>
    <message>
        <source>Name of somebody else</source>
        <translation>Чужое имя</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Имя человека</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Никогда</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>Новый голос</translation>
    </message>
    <message>
        <source>No text</source>
        <translation>Нет текста</translation>
    </message>
    <message>
        <source>None: all.</source>
        <translation>Ни одной — значит все.</translation>
    </message>
    <message>
        <source>Nothing to say against it.</source>
        <translation>Замечаний нет.</translation>
    </message>
    <message>
        <source>Officialese</source>
        <translation>Канцелярит</translation>
    </message>
    <message>
        <source>Only a lead may change voices.</source>
        <translation>Менять голоса может только руководитель.</translation>
    </message>
    <message>
        <source>Own contacts</source>
        <translation>Свои контакты</translation>
    </message>
    <message>
        <source>Personal data in public</source>
        <translation>Личные данные на виду</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Площадки</translation>
    </message>
    <message>
        <source>Promise nobody may make</source>
        <translation>Обещание, которое не дают</translation>
    </message>
    <message>
        <source>Promises nobody may make</source>
        <translation>Обещания, которые не дают</translation>
    </message>
    <message>
        <source>Rude wording</source>
        <translation>Грубость</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>русский</translation>
    </message>
    <message>
        <source>Save the voice</source>
        <translation>Сохранить голос</translation>
    </message>
    <message>
        <source>Saved: it holds at once.</source>
        <translation>Сохранено, уже действует.</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Короткое имя</translation>
    </message>
    <message>
        <source>Shouting</source>
        <translation>Крик</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Подпись</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Орфография</translation>
    </message>
    <message>
        <source>Tables and variants call it so.</source>
        <translation>Так его зовут таблицы и варианты.</translation>
    </message>
    <message>
        <source>Take it into the form</source>
        <translation>Взять в форму</translation>
    </message>
    <message>
        <source>Take the voice away</source>
        <translation>Убрать голос</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>Благодарность</translation>
    </message>
    <message>
        <source>Thanks people</source>
        <translation>Благодарит</translation>
    </message>
    <message>
        <source>The brand's own phones and addresses, which may stand in public.</source>
        <translation>Свои телефоны и адреса, которым можно быть на виду.</translation>
    </message>
    <message>
        <source>The words of this version were erased.</source>
        <translation>Слова этой версии стёрты.</translation>
    </message>
    <message>
        <source>There is no voice yet: add one.</source>
        <translation>Голосов ещё нет: добавьте первый.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Too long for the platform</source>
        <translation>Длиннее, чем берёт площадка</translation>
    </message>
    <message>
        <source>Too many emoji</source>
        <translation>Слишком много эмодзи</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Попробовать</translation>
    </message>
    <message>
        <source>Unknown link</source>
        <translation>Незнакомая ссылка</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Версия {number}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>Versions of the voice</source>
        <translation>Версии голоса</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Версии…</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Голоса</translation>
    </message>
    <message>
        <source>Voices of the brand</source>
        <translation>Голоса бренда</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Теплота</translation>
    </message>
    <message>
        <source>Where it speaks</source>
        <translation>Где говорит</translation>
    </message>
    <message>
        <source>Who may send past a block</source>
        <translation>Кто может отправить вопреки запрету</translation>
    </message>
    <message>
        <source>With a reason that stands in the log.</source>
        <translation>С причиной, которая останется в журнале.</translation>
    </message>
    <message>
        <source>With this the voice began.</source>
        <translation>С неё голос начался.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>any language</source>
        <translation>любой язык</translation>
    </message>
    <message>
        <source>blocks sending</source>
        <translation>не отправлять</translation>
    </message>
    <message>
        <source>even</source>
        <translation>ровно</translation>
    </message>
    <message>
        <source>every brand</source>
        <translation>любой бренд</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>везде</translation>
    </message>
    <message>
        <source>friendly</source>
        <translation>дружелюбно</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>подсказка</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>по-английски</translation>
    </message>
    <message>
        <source>in Russian</source>
        <translation>по-русски</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>действует</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>no matter</source>
        <translation>неважно</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>не сохранён</translation>
    </message>
    <message>
        <source>off</source>
        <translation>не следить</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>сдержанно</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>молчит</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>тепло</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>предупреждение</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>{field}: before {before}; now {after}</source>
        <translation>{field}: было {before}; стало {after}</translation>
    </message>
    <message>
        <source>“{name}” will speak nowhere any more. Press once more to take it away.</source>
        <translation>Голос «{name}» больше нигде не прозвучит. Нажмите ещё раз, чтобы убрать.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>snoozed</source>
        <translation>отложено</translation>
    </message>
    <message>
        <source>waiting for a colleague</source>
        <translation>ждём коллегу</translation>
    </message>
    <message>
        <source>waiting for an expert</source>
        <translation>ждём эксперта</translation>
    </message>
    <message>
        <source>waiting for approval</source>
        <translation>ждёт одобрения</translation>
    </message>
    <message>
        <source>waiting for delivery</source>
        <translation>ждёт доставки</translation>
    </message>
    <message>
        <source>waiting for the author</source>
        <translation>ждём автора</translation>
    </message>
</context>
<context>
    <name>Weekly</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n канал</numerusform>
            <numerusform>%n канала</numerusform>
            <numerusform>%n каналов</numerusform>
        </translation>
    </message>
    <message>
        <source>A later week came first; its digest names this one.</source>
        <translation>Раньше подошла следующая неделя; её сводка называет эту.</translation>
    </message>
    <message>
        <source>A port is a number</source>
        <translation>Порт — это число</translation>
    </message>
    <message>
        <source>A short mail to its recipients, or a file that is taken away again</source>
        <translation>Короткое письмо получателям или файл, который тут же удаляется</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О чём</translation>
    </message>
    <message>
        <source>Addresses, parted by commas.</source>
        <translation>Адреса через запятую.</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Все каналы</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>По почте</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Choose at least one kind of file.</source>
        <translation>Выберите хотя бы один вид файла.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Выбрать…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Each tells of the last whole week, Monday to Sunday. The engine makes it, also when nobody has the window open.</source>
        <translation>Каждая рассказывает о последней полной неделе, с понедельника по воскресенье. Её составляет движок, даже когда окно закрыто.</translation>
    </message>
    <message>
        <source>Each week its figures, the voice of the audience and the reviews go to those who lead: as files into a folder, or by e-mail.</source>
        <translation>Каждую неделю цифры, голос аудитории и оценки ответов уходят руководителям: файлами в папку или по почте.</translation>
    </message>
    <message>
        <source>Earlier weeks</source>
        <translation>Прошлые недели</translation>
    </message>
    <message>
        <source>English</source>
        <translation>английский</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>По-английски</translation>
    </message>
    <message>
        <source>In Russian</source>
        <translation>По-русски</translation>
    </message>
    <message>
        <source>Into a folder</source>
        <translation>В папку</translation>
    </message>
    <message>
        <source>It is kept in the keyring and nowhere else.</source>
        <translation>Он хранится в хранилище паролей и больше нигде.</translation>
    </message>
    <message>
        <source>It is not known whether the digest of {week} was sent</source>
        <translation>Неизвестно, ушла ли сводка за {week}</translation>
    </message>
    <message>
        <source>It is not made any more and its password is forgotten. What was sent stays in the log.</source>
        <translation>Её больше не будут составлять, пароль забудется. Что отправлено, остаётся в журнале.</translation>
    </message>
    <message>
        <source>It is not sent again by itself: ask a recipient, then say what is true.</source>
        <translation>Сама она второй раз не уйдёт: спросите получателя и отметьте, как есть.</translation>
    </message>
    <message>
        <source>It names weeks without a digest: {weeks}.</source>
        <translation>В ней названы недели без сводки: {weeks}.</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Она дошла</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Почтовый сервер</translation>
    </message>
    <message>
        <source>Making and sending the digest of the last whole week…</source>
        <translation>Составляем и отправляем сводку за последнюю полную неделю…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>New digest</source>
        <translation>Новая сводка</translation>
    </message>
    <message>
        <source>New digest…</source>
        <translation>Новая сводка…</translation>
    </message>
    <message>
        <source>No digest was made yet</source>
        <translation>Сводок ещё не было</translation>
    </message>
    <message>
        <source>No weekly digest yet</source>
        <translation>Сводок недели ещё нет</translation>
    </message>
    <message>
        <source>Not delivered to {who}.</source>
        <translation>Не доставлено: {who}.</translation>
    </message>
    <message>
        <source>Not everybody got it</source>
        <translation>Дошло не всем</translation>
    </message>
    <message>
        <source>One that others read too, for example a share.</source>
        <translation>Такая, которую читают и другие, например общая сетевая.</translation>
    </message>
    <message>
        <source>Only a lead may change digests.</source>
        <translation>Менять сводки может только руководитель.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Порт</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Защита</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Получатели</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Удалить «{name}»?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Удаляем…</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>русский</translation>
    </message>
    <message>
        <source>STARTTLS, port 587</source>
        <translation>STARTTLS, порт 587</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Отправить ещё раз</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Sending it again…</source>
        <translation>Отправляем ещё раз…</translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation>Показать введённое</translation>
    </message>
    <message>
        <source>Subject and files are named after it.</source>
        <translation>По нему называются тема письма и файлы.</translation>
    </message>
    <message>
        <source>TLS, port 465</source>
        <translation>TLS, порт 465</translation>
    </message>
    <message>
        <source>The digest of {week} is leaving</source>
        <translation>Сводка за {week} уходит</translation>
    </message>
    <message>
        <source>The digest of {week} waits</source>
        <translation>Сводка за {week} ждёт отправки</translation>
    </message>
    <message>
        <source>The digest of {week} was missed</source>
        <translation>Сводка за {week} пропущена</translation>
    </message>
    <message>
        <source>The digest of {week} was refused</source>
        <translation>Сводка за {week} отклонена</translation>
    </message>
    <message>
        <source>The digest of {week} was sent</source>
        <translation>Сводка за {week} отправлена</translation>
    </message>
    <message>
        <source>The folder can be written to</source>
        <translation>В папку можно писать</translation>
    </message>
    <message>
        <source>The last one has not ended yet.</source>
        <translation>Предыдущее действие ещё не закончилось.</translation>
    </message>
    <message>
        <source>The test mail was taken</source>
        <translation>Проверочное письмо принято</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Это нужно заполнить.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Tried again {when}.</source>
        <translation>Следующая попытка {when}.</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Проверяем…</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Weekly digests</source>
        <translation>Сводки недели</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Куда</translation>
    </message>
    <message>
        <source>Write a time as 09:00</source>
        <translation>Пишите время как 09:00</translation>
    </message>
    <message>
        <source>Writing it down…</source>
        <translation>Записываем…</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>все каналы</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>как раньше</translation>
    </message>
    <message>
        <source>is leaving</source>
        <translation>уходит</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>пропущена</translation>
    </message>
    <message>
        <source>next: {when}</source>
        <translation>следующая: {when}</translation>
    </message>
    <message>
        <source>none, on this machine alone</source>
        <translation>нет, только на этом компьютере</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>on Fridays</source>
        <translation>по пятницам</translation>
    </message>
    <message>
        <source>on Mondays</source>
        <translation>по понедельникам</translation>
    </message>
    <message>
        <source>on Saturdays</source>
        <translation>по субботам</translation>
    </message>
    <message>
        <source>on Sundays</source>
        <translation>по воскресеньям</translation>
    </message>
    <message>
        <source>on Thursdays</source>
        <translation>по четвергам</translation>
    </message>
    <message>
        <source>on Tuesdays</source>
        <translation>по вторникам</translation>
    </message>
    <message>
        <source>on Wednesdays</source>
        <translation>по средам</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>отклонена</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлена</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>ждёт</translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <translation>
            <numerusform>в течение %n минуты</numerusform>
            <numerusform>в течение %n минут</numerusform>
            <numerusform>в течение %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>{day} at {time} ({zone})</source>
        <translation>{day} в {time} ({zone})</translation>
    </message>
</context>
<context>
    <name>Who</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>As colleagues call you; it stands beside your replies in the log.</source>
        <translation>Как вас зовут коллеги; имя стоит у ваших ответов в журнале.</translation>
    </message>
    <message>
        <source>Every decision is written down with a name. It stays on this computer.</source>
        <translation>Каждое решение записывается с именем. Оно остаётся на этом компьютере.</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Руководитель</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Модератор</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Senior moderator</source>
        <translation>Старший модератор</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Новый человек</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>The first one here is a lead: leads add accounts.</source>
        <translation>Первый здесь — руководитель: он добавляет аккаунты.</translation>
    </message>
    <message>
        <source>Who works here?</source>
        <translation>Кто здесь работает?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше имя</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Moderator</source>
        <translation>Модератор</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Пока никого</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Открывается…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>That failed: {what}</source>
        <translation>Не получилось: {what}</translation>
    </message>
    <message>
        <source>The window ended by itself. Here is where you were.</source>
        <translation>Окно закрылось само. Вы снова там, где были.</translation>
    </message>
    <message>
        <source>The window ended by itself. Your draft to {name} is here.</source>
        <translation>Окно закрылось само. Черновик для {name} на месте.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A line each: word → what it means</source>
        <translation>По одному в строке: слово → что оно значит</translation>
    </message>
    <message>
        <source>A line each: words of nearly one meaning, between commas</source>
        <translation>В строке — слова почти одного значения через запятую</translation>
    </message>
    <message numerus="yes">
        <source>And %n more line(s).</source>
        <translation>
            <numerusform>И ещё %n строка.</numerusform>
            <numerusform>И ещё %n строки.</numerusform>
            <numerusform>И ещё %n строк.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Сохраняется.</translation>
    </message>
    <message>
        <source>Mend what is said in red first.</source>
        <translation>Сначала исправьте то, что сказано красным.</translation>
    </message>
    <message>
        <source>Only a lead may change the words.</source>
        <translation>Менять слова может только руководитель.</translation>
    </message>
    <message>
        <source>Save the words</source>
        <translation>Сохранить слова</translation>
    </message>
    <message>
        <source>Slang</source>
        <translation>Сленг</translation>
    </message>
    <message>
        <source>Slang and synonyms</source>
        <translation>Сленг и синонимы</translation>
    </message>
    <message>
        <source>Suggestions understand these words as well as those that ship with the program.</source>
        <translation>Подсказки ответов понимают эти слова вместе с теми, что есть в программе.</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Синонимы</translation>
    </message>
    <message>
        <source>lid, cap, cover</source>
        <translation>крышка, крышечка, лид</translation>
    </message>
    <message>
        <source>moni → money</source>
        <translation>мани → деньги</translation>
    </message>
</context>
</TS>
