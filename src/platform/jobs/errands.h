// Work with an effect outside the database: a mail, say. Added to Jobs::add_kind like any step:
//
//   jobs.add_kind("insight.digest", jobs::Errands{[](storage::Transaction& tx, jobs::Job& job) { ... }});
//
// While an errand runs no transaction is open, so a slow mail server holds nobody up.
#pragma once

#include "platform/jobs/jobs.h"

namespace waarborg::jobs {

/// What is to be done elsewhere, within half a minute. Errors as of a step.
using Errand = std::function<Result<Done>()>;

/// A step in three parts: `next` reads, sets cursor and done, and answers the errand; the errand runs; the cursor is
/// kept. No errand: the job is done. A process killed between the last two runs that errand again.
struct Errands {
  std::function<Result<Errand>(storage::Transaction& tx, Job& job)> next;
  /// Never called: Jobs knows an Errands by its type, and runs its parts one by one.
  Result<Next> operator()(storage::Transaction&, Job&) const;
};

}  // namespace waarborg::jobs
