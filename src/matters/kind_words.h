// What a kind of matter is called. Several procedures may make matters of one kind (the light and the heavy track of
// Belgian discipline), so that no procedure's title alone names the kind.
#pragma once

#include <string>

#include "matters/house.h"

namespace waarborg::matters {

/// The title of the one procedure of this kind; of several, what their titles have in common up to a comma
/// ("Disciplinary procedure" of ", light sanction" and ", heavy sanction"), or else the general name of the kind.
std::string kind_title(const i18n::Translator& t, const House& house, const std::string& kind);
/// The title of a procedure; the name of the kind when this force has no such procedure any more.
std::string procedure_title(const i18n::Translator& t, const House& house, const std::string& procedure_key,
                            const std::string& kind);

}  // namespace waarborg::matters
