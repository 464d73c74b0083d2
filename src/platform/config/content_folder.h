// Where the content is when nobody says so.
#pragma once

#include <filesystem>

namespace waarborg::config {

/// The first content folder with texts in the working folder, beside the program, above it, or in /usr/share/waarborg;
/// empty when there is none.
std::filesystem::path content_folder();

}  // namespace waarborg::config
