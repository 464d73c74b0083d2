// Two people at once: one wins, and the other is told what changed and loses nothing typed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "platform/web/context.h"

namespace waarborg::casework {

/// After a form was refused: what was typed into it that `shown` does not show, because the form is not to be filled in
/// any more; to be copied from. Nothing for a request that posted no words, and nothing for one that was not refused.
html::Html unsent_words(const web::Context& context, const html::Html& shown);

/// The error page, with what was typed.
http::Response refused(web::Context& context, const Errors& errors);

using Labels = std::vector<std::pair<std::string, std::string>>;  ///< field and what it is called
/// How the fields stand now that differ from what was typed, above a form whose text stays.
html::Html stands_now(const i18n::Translator& t, const html::FormState& now, const html::FormState& typed,
                      const Labels& labels);
[[nodiscard]] bool somebody_was_first(const Errors& errors);

}  // namespace waarborg::casework
