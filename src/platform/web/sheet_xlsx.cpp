#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "platform/web/sheet_files.h"

namespace waarborg::web {

namespace {

/// A file in memory that has a path, which the library asks for.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("sheet", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] bool ok() const { return descriptor_ >= 0; }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  [[nodiscard]] std::string content() const {
    std::string out;
    char buffer[65536];
    ::lseek(descriptor_, 0, SEEK_SET);
    for (auto count = ::read(descriptor_, buffer, sizeof buffer); count > 0;
         count = ::read(descriptor_, buffer, sizeof buffer))
      out.append(buffer, static_cast<std::size_t>(count));
    return out;
  }

 private:
  int descriptor_;
};

/// Excel holds 32,767 characters a cell.
constexpr std::size_t kCellBytesMax = 32'000;

void write_cell(lxw_worksheet* worksheet, lxw_row_t row, lxw_col_t column, std::string_view cell, lxw_format* format) {
  if (const auto number = as_number(cell)) {
    worksheet_write_number(worksheet, row, column, *number, format);
    return;
  }
  // Always a string cell: the library turns nothing into a formula or a link by itself.
  const auto text = std::string(cut_utf8(neutralised(cell), kCellBytesMax));
  worksheet_write_string(worksheet, row, column, text.c_str(), format);
}

/// At most 31 characters and none of []:*?/\ in the name of a sheet; numbered where there are several, as no two may
/// have the same.
std::string sheet_name_of(std::string_view name, std::size_t at, std::size_t count) {
  std::string out = count > 1 ? std::to_string(at + 1) + " " : "";
  for (const char c : name) out += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
  while (count_characters(out) > 31) out = std::string(cut_utf8(out, out.size() - 1));
  const auto trimmed = std::string(trim(out));
  return trimmed.empty() ? "Export" : trimmed;
}

void write_rows(lxw_workbook* workbook, lxw_worksheet* worksheet, const Sheet& sheet) {
  auto* bold = workbook_add_format(workbook);
  format_set_bold(bold);
  for (std::size_t c = 0; c < sheet.header.size(); ++c)
    write_cell(worksheet, 0, static_cast<lxw_col_t>(c), sheet.header[c], bold);
  for (std::size_t r = 0; r < sheet.rows.size(); ++r)
    for (std::size_t c = 0; c < sheet.rows[r].size(); ++c)
      write_cell(worksheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), sheet.rows[r][c], nullptr);
  worksheet_freeze_panes(worksheet, 1, 0);
  worksheet_repeat_rows(worksheet, 0, 0);
  if (!sheet.header.empty())
    worksheet_set_column(worksheet, 0, static_cast<lxw_col_t>(sheet.header.size() - 1), 18, nullptr);
}

}  // namespace

Result<std::string> to_xlsx(const Sheet& sheet) { return to_xlsx(std::vector<Sheet>{sheet}); }

Result<std::string> to_xlsx(const std::vector<Sheet>& sheets) {
  for (const auto& sheet : sheets)
    if (sheet.rows.size() > kSheetRowsMax) return Error{ErrorKind::too_large, "error.export_too_large"};
  const MemoryFile file;
  if (!file.ok()) return Error{ErrorKind::unavailable, "error.unavailable"};
  const auto path = file.path();
  // The library's own temporary files (unlinked at once) stay in memory too.
  char memory_folder[] = "/dev/shm";
  lxw_workbook_options options{};
  if (::access(memory_folder, W_OK) == 0) options.tmpdir = memory_folder;
  auto* workbook = workbook_new_opt(path.c_str(), &options);
  if (workbook == nullptr) return Error{ErrorKind::unavailable, "error.unavailable"};
  bool complete = true;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    auto* worksheet = workbook_add_worksheet(workbook, sheet_name_of(sheets[i].name, i, sheets.size()).c_str());
    if (worksheet == nullptr)
      complete = false;
    else
      write_rows(workbook, worksheet, sheets[i]);
  }
  if (workbook_close(workbook) != LXW_NO_ERROR || !complete) return Error{ErrorKind::unavailable, "error.unavailable"};
  return file.content();
}

}  // namespace waarborg::web
