// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/liveclaims.h"

namespace slotdesk {

void LiveClaims::set(const QList<RequestClaim>& claims)
{
    QHash<RequestId, RequestClaim> heard;
    QList<RequestId> others;
    for (const RequestClaim& claim : claims) {
        heard.insert(claim.request, claim);
        const auto known = m_claims.constFind(claim.request);
        // A lease that was renewed is the same to who looks at it.
        if (known == m_claims.cend() || known->login != claim.login || known->since != claim.since)
            others.append(claim.request);
    }
    for (auto known = m_claims.cbegin(); known != m_claims.cend(); ++known) {
        if (!heard.contains(known.key()))
            others.append(known.key());
    }
    m_claims = heard;
    if (!others.isEmpty())
        Q_EMIT changed(others);
}

const RequestClaim* LiveClaims::find(RequestId request) const
{
    const auto found = m_claims.constFind(request);
    return found == m_claims.cend() ? nullptr : &found.value();
}

bool LiveClaims::isTaken(RequestId request) const
{
    const RequestClaim* claim = find(request);
    return claim && !claim->mine;
}

void LiveClaims::setLooks(const QList<RequestLook>& looks)
{
    QHash<RequestId, QList<RequestLook>> heard;
    for (const RequestLook& look : looks)
        heard[look.request].append(look);
    QList<RequestId> others;
    for (auto now = heard.cbegin(); now != heard.cend(); ++now) {
        if (m_looks.value(now.key()) != now.value())
            others.append(now.key());
    }
    for (auto known = m_looks.cbegin(); known != m_looks.cend(); ++known) {
        if (!heard.contains(known.key()))
            others.append(known.key());
    }
    m_looks = heard;
    if (!others.isEmpty())
        Q_EMIT changed(others);
}

QStringList LiveClaims::lookers(RequestId request) const
{
    const RequestClaim* claim = find(request);
    QStringList names;
    const QList<RequestLook> looks = m_looks.value(request);
    for (const RequestLook& look : looks) {
        if (!claim || claim->login != look.login)
            names.append(look.holder);
    }
    return names;
}

} // namespace slotdesk
