// Any bytes are a file of people or an error; every row that is read has its line and as many cells as the head or a
// problem, and the check of a person answers for any of them.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "features/administration/people_csv.h"

using namespace waarborg;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = administration::read_people_file(std::string(reinterpret_cast<const char*>(data), size));
  if (!file.ok()) {
    require(file.error().code.starts_with("administration.file_"));
    return 0;
  }
  require(file->has("number") && file->has("name") && file->has("unit"));
  std::uint64_t line = 0;
  for (const auto& row : file->rows) {
    require(row.line > line);
    line = row.line;
    require(!row.problem.empty() || row.cells.size() == file->columns.size());
    for (const auto& cell : row.cells) require(is_clean_utf8(cell) || !row.problem.empty());
    const auto person = administration::checked_person(row.texts);
    if (!person.ok()) continue;
    require(!person->personnel_number.empty() && !person->name.empty() && !person->category.empty());
    require(!person->joined_on || !person->left_on || *person->joined_on <= *person->left_on);
  }
  return 0;
}
