// The page of one's own account, shown by every handler that changes something of it.
#pragma once

#include "features/account/account_view.h"
#include "platform/web/context.h"

namespace waarborg::account {

/// Fills sessions, tokens and language in and renders; the status follows from the forms' errors.
http::Response show_account(web::Context& context, AccountPage page);

}  // namespace waarborg::account
