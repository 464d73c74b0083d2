#include "platform/web/sheet_files.h"

namespace waarborg::web {

namespace {

/// A file name of letters, digits and hyphens: nothing of it can leave the header it stands in.
std::string file_name_of(std::string_view name) {
  std::string out;
  for (const char c : i18n::fold(name)) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (plain)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "export" : out;
}

http::Response file_response(std::string body, std::string content_type, const std::string& file_name) {
  http::Response response;
  response.body = std::move(body);
  response.content_type = std::move(content_type);
  response.set_header("Content-Disposition", "attachment; filename=\"" + file_name + "\"");
  return response;
}

}  // namespace

http::Response export_sheet(Context& context, const Sheet& sheet, std::string_view format) {
  const auto name = file_name_of(sheet.name) + "." + std::string(format);
  if (format == "csv") return file_response(to_csv(sheet), "text/csv; charset=utf-8; header=present", name);
  if (format != "xlsx" && format != "ods") return error_page(context, {not_found("error.export_format")});
  auto file = format == "xlsx" ? to_xlsx(sheet) : to_ods(sheet);
  if (!file.ok()) return error_page(context, file.errors());
  return file_response(std::move(*file),
                       format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                        : "application/vnd.oasis.opendocument.spreadsheet",
                       name);
}

}  // namespace waarborg::web
