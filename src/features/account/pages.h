// The handlers behind the routes of this feature.
#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::account {

// start.cpp
http::Response start(web::Context& context);
http::Response accessibility(web::Context& context);
http::Response privacy(web::Context& context);
http::Response contact(web::Context& context);

// sign_in.cpp
http::Response sign_in_page(web::Context& context);
http::Response sign_in(web::Context& context);
http::Response sign_out(web::Context& context);

// first_password.cpp
http::Response first_password_page(web::Context& context);
http::Response choose_first_password(web::Context& context);

// recover.cpp
http::Response recover_page(web::Context& context);
http::Response recover(web::Context& context);

// recovery.cpp
http::Response recovery_list(web::Context& context);
http::Response recovery_request(web::Context& context);
http::Response agree_to_recovery(web::Context& context, matters::House& house);
http::Response refuse_recovery(web::Context& context);
/// How many requests wait for the viewer's answer.
std::int64_t recoveries_waiting(const web::Context& context);

// my_account.cpp
http::Response my_account(web::Context& context);
http::Response end_session(web::Context& context);
http::Response choose_language(web::Context& context);

// ties.cpp
http::Response show_ties(web::Context& context, matters::House& house);
http::Response declare_tie(web::Context& context, matters::House& house);
http::Response end_tie(web::Context& context, matters::House& house);

// credentials.cpp
http::Response change_password(web::Context& context);
http::Response create_token(web::Context& context);
http::Response revoke_token(web::Context& context);

// well_known.cpp
http::Response security_txt(web::Context& context);

}  // namespace waarborg::account
