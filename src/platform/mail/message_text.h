// A mail as it goes over the line: headers and body of RFC 5322, UTF-8, quoted-printable.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "platform/mail/mail.h"

namespace waarborg::mail {

/// mail.bad_address or mail.bad_text: an address or subject that is none, or that would add a header
/// (a line break in it). Nothing may be sent then.
Result<Done> check(const std::string& from, const Message& message);
/// REQUIRES: check(from, message). Lines end with CR LF.
std::string to_mail(const std::string& from, const std::string& from_name, const Message& message, Instant now);
/// One address without spaces, line breaks or brackets.
bool is_mail_address(const std::string& address);

}  // namespace waarborg::mail
