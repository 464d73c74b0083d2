// Small pieces that the rooms' views share.
#pragma once

#include <string_view>

#include "matters/procedure.h"
#include "platform/html/components.h"

namespace waarborg::enquiries {

html::Html line(std::string_view text);
html::Html link(std::string_view path, std::string_view text);
using html::heading;
/// Who has to approve a means; empty when nobody.
html::Html approval_badge(const i18n::Translator& t, matters::Approval approval);
/// The button and the way back.
html::Html form_buttons(const i18n::Translator& t, std::string_view label, std::string_view back);

}  // namespace waarborg::enquiries
