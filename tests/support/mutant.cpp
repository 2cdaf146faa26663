// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mutant.h"

#include "tests/support/pgfixture.h"

namespace slotdesk {

QString Mutant::applyTo(PgConnection& owner) const
{
    for (const Edit& edit : edits) {
        QByteArray definition = PgFixture::run(owner,
                                               "select pg_get_functiondef(oid) from pg_proc where proname = $1 and "
                                               "pronamespace = 'slotdesk'::regnamespace",
                                               SqlParams().raw(edit.function))
                                    .bytes(0, 0);
        if (!definition.contains(edit.before))
            return QString::fromLatin1(edit.function + " has no \"" + edit.before + "\" any more");
        if (const Result<PgResult> made = owner.exec(definition.replace(edit.before, edit.after)); !made)
            return QString::fromLatin1(edit.function + ": ") + made.error().text();
    }
    const Result<Done> ran = sql.isEmpty() ? Result<Done>(Done{}) : owner.script(sql);
    return ran ? QString() : ran.error().text();
}

} // namespace slotdesk
