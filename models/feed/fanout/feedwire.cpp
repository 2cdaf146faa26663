// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/fanout/feedwire.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>
#include <QtCore/QtEndian>

namespace slotdesk {

namespace {

constexpr auto format = QDataStream::Qt_6_4;

template <typename... Values>
QByteArray packed(const Values&... values)
{
    QByteArray body;
    QDataStream out(&body, QIODevice::WriteOnly);
    out.setVersion(format);
    (out << ... << values);
    return body;
}

template <typename... Values>
bool unpack(const QByteArray& body, Values&... values)
{
    QDataStream in(body);
    in.setVersion(format);
    (in >> ... >> values);
    return in.status() == QDataStream::Ok && in.atEnd();
}

} // namespace

QByteArray FeedWire::frame(Kind kind, const QByteArray& body)
{
    QByteArray whole(5, Qt::Uninitialized);
    qToBigEndian(quint32(body.size() + 1), whole.data());
    whole[4] = char(kind);
    return whole.append(body);
}

QByteArray FeedWire::hello(const QByteArray& ticket)
{
    return frame(Kind::Hello, packed(protocol, ticket));
}

std::optional<FeedWire::Hello> FeedWire::helloIn(const QByteArray& body)
{
    Hello hello;
    if (!unpack(body, hello.protocol, hello.ticket))
        return std::nullopt;
    return hello;
}

QByteArray FeedWire::welcome(const Welcome& welcome)
{
    return frame(Kind::Welcome, packed(protocol, welcome.nowMs, welcome.desks));
}

std::optional<FeedWire::Welcome> FeedWire::welcomeIn(const QByteArray& body)
{
    quint16 spoken = 0;
    Welcome welcome;
    if (!unpack(body, spoken, welcome.nowMs, welcome.desks) || spoken != protocol)
        return std::nullopt;
    return welcome;
}

QByteArray FeedWire::bye(Reason reason)
{
    return frame(Kind::Bye, packed(quint8(reason)));
}

FeedWire::Reason FeedWire::reasonIn(const QByteArray& body)
{
    quint8 reason = 0;
    if (!unpack(body, reason) || reason > quint8(Reason::Closing))
        return Reason::None;
    return Reason(reason);
}

} // namespace slotdesk
