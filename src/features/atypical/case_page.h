// A case, and what people do with it.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::atypical {

http::Response show_case(web::Context& context, matters::House& house);
http::Response post_question(web::Context& context, matters::House& house);
http::Response post_opening(web::Context& context, matters::House& house);
http::Response post_decision(web::Context& context, matters::House& house);
http::Response post_event(web::Context& context, matters::House& house);
http::Response post_follow(web::Context& context, matters::House& house);
/// The approver's answer, on the page of its case.
http::Response post_opening_answer(web::Context& context, matters::House& house);

}  // namespace waarborg::atypical
