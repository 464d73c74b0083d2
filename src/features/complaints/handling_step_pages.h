// The pages of the three steps that ask more than a record (handling_steps.h), and what all handling pages share.
#pragma once

#include "matters/access.h"
#include "platform/web/context.h"

namespace waarborg::complaints {

/// The complaint of the path, authorised and audited. Errors: those of matters::look; not_found for another kind.
Result<matters::Opened> look_at_complaint(web::Context& context, matters::House& house);
/// A version as a form carries it; -1 when it is none.
int number_in(const std::string& text);

http::Response show_refusal(web::Context& context, matters::House& house);
http::Response take_refusal(web::Context& context, matters::House& house);
http::Response show_notice(web::Context& context, matters::House& house);
http::Response take_notice(web::Context& context, matters::House& house);
http::Response show_judgement(web::Context& context, matters::House& house);
http::Response take_judgement(web::Context& context, matters::House& house);

}  // namespace waarborg::complaints
