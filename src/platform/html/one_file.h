// A field for one file; components.h has the one for several.
#pragma once

#include "platform/html/components.h"

namespace waarborg::html {

Html one_file_field(const Translator& t, const FormState& state, std::string_view name, std::string_view label,
                    const FieldOptions& options = {});

}  // namespace waarborg::html
