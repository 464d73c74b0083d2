// My look-ups: questions to answer, what was opened, one's own look-ups, and the rule book.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

http::Response show_own(web::Context& context, matters::House& house);
/// One's own look-ups of the same time, as a file.
http::Response export_own(web::Context& context, matters::House& house, std::string_view format);
http::Response show_question(web::Context& context, matters::House& house);
http::Response post_answer(web::Context& context, matters::House& house);
http::Response show_rules(web::Context& context, matters::House& house);
/// Questions that wait for the viewer, for the menu.
std::int64_t count_questions(const web::Context& context, matters::House& house);

}  // namespace waarborg::atypical
