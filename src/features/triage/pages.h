// The pages of triage.
#pragma once

#include "features/triage/offered.h"
#include "platform/web/context.h"

namespace waarborg::triage {

http::Response show_list(web::Context& context, matters::House& house);
http::Response show_triage(web::Context& context, matters::House& house);
/// "Show advice", "what happens next" and the decision itself: one form, three buttons.
http::Response take_triage(web::Context& context, matters::House& house);
http::Response take_confirm(web::Context& context, matters::House& house);
http::Response take_again(web::Context& context, matters::House& house);
http::Response take_send_back(web::Context& context, matters::House& house);

}  // namespace waarborg::triage
