// The handlers of the routes: from request to page or redirect.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::casework {

http::Response show_matter(web::Context& context, matters::House& house);

http::Response show_step(web::Context& context, matters::House& house);
http::Response complete(web::Context& context, matters::House& house);
http::Response confirm(web::Context& context, matters::House& house);
http::Response send_back(web::Context& context, matters::House& house);
http::Response show_skip(web::Context& context, matters::House& house);
http::Response skip(web::Context& context, matters::House& house);

http::Response show_clock(web::Context& context, matters::House& house);
http::Response pause(web::Context& context, matters::House& house);
http::Response resume(web::Context& context, matters::House& house);
http::Response extend(web::Context& context, matters::House& house);

http::Response show_people(web::Context& context, matters::House& house);
http::Response name_person(web::Context& context, matters::House& house);
http::Response show_assign(web::Context& context, matters::House& house);
http::Response assign(web::Context& context, matters::House& house);
http::Response show_hand_over(web::Context& context, matters::House& house);
http::Response hand_over(web::Context& context, matters::House& house);
http::Response show_step_aside(web::Context& context, matters::House& house);
http::Response step_aside(web::Context& context, matters::House& house);

http::Response show_conflict(web::Context& context, matters::House& house);
http::Response decide_conflict(web::Context& context, matters::House& house);

http::Response show_messages(web::Context& context, matters::House& house);
http::Response send_message(web::Context& context, matters::House& house);

http::Response show_documents(web::Context& context, matters::House& house);
http::Response add_documents(web::Context& context, matters::House& house);
http::Response download(web::Context& context, matters::House& house);

http::Response show_timeline(web::Context& context, matters::House& house);
http::Response add_note(web::Context& context, matters::House& house);

}  // namespace waarborg::casework
