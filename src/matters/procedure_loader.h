// Reads procedures from YAML. Errors: code "content.bad_field" with args {file, line, field, expected}; all of a
// file's errors at once; unknown fields, unknown keys referred to, and missing languages are errors.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "matters/procedure.h"

namespace waarborg::matters {

/// One procedure from text; `file` is only for messages.
Result<Procedure> parse_procedure(const std::string& text, const std::string& file,
                                  calendar::Jurisdiction jurisdiction);
/// Every *.yaml in content/procedures/<jurisdiction>; also checks that every `opens` names one of them.
Result<std::vector<Procedure>> load_procedures(const std::filesystem::path& content,
                                               calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::matters
