<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
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
    <name>Inbox</name>
    <message>
        <source>Done by {name} at {time}</source>
        <translation>Закрыто: {name}, {time}</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Обращения</translation>
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
        <source>has a draft</source>
        <translation>есть черновик</translation>
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
        <source>unread</source>
        <translation>не прочитано</translation>
    </message>
</context>
<context>
    <name>Kind</name>
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
        <source>Neutral</source>
        <translation>Нейтральный</translation>
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
        <source>waiting for delivery</source>
        <translation>ждёт доставки</translation>
    </message>
    <message>
        <source>waiting for the author</source>
        <translation>ждём автора</translation>
    </message>
</context>
</TS>
