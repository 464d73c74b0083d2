#pragma once

#include "matters/house.h"
#include "platform/web/context.h"

namespace waarborg::reports {

/// The body is filled up to a multiple of this, with comment that compresses badly, so that its size tells neither
/// whether a code opened something nor how much was written.
inline constexpr std::size_t kSizeClass = 32U << 10U;

http::Response show_mailbox_entry(web::Context& context);
/// Does the same, at the same cost and size, whatever the code: /mailbox/open tells what it opened.
http::Response enter_mailbox(web::Context& context, matters::House& house);
http::Response show_mailbox(web::Context& context, matters::House& house);
http::Response send_message(web::Context& context, matters::House& house);
http::Response give_file(web::Context& context, matters::House& house);
/// A message that came with the mailbox, as a letter: a tagged PDF.
http::Response give_letter(web::Context& context, matters::House& house);
http::Response close_mailbox(web::Context& context, matters::House& house);

}  // namespace waarborg::reports
