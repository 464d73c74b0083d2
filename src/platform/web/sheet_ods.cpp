// OpenDocument 1.3 spreadsheet: a zip with the media type first and stored, a manifest and content.xml.
#include <zip.h>

#include "platform/html/html.h"
#include "platform/web/sheet_files.h"

namespace waarborg::web {

using html::Html;
using html::operator""_html;

namespace {

constexpr std::string_view kMediaType = "application/vnd.oasis.opendocument.spreadsheet";

constexpr std::string_view kManifest =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
)";

Html cell(std::string_view text) {
  Html out;
  out << "<table:table-cell"_html;
  if (const auto number = as_number(text)) {
    out << " office:value-type=\"float\" office:value=\""_html << text << "\"><text:p>"_html << text;
  } else {
    out << " office:value-type=\"string\"><text:p>"_html;
    // A line break is an element; a paragraph per line would change what copying gives.
    const auto safe = neutralised(text);
    std::string_view rest = safe;
    for (auto at = rest.find('\n'); at != std::string_view::npos; at = rest.find('\n')) {
      out << rest.substr(0, at) << "<text:line-break/>"_html;
      rest.remove_prefix(at + 1);
    }
    out << rest;
  }
  out << "</text:p></table:table-cell>"_html;
  return out;
}

Html row(const std::vector<std::string>& cells) {
  Html out;
  out << "<table:table-row>"_html;
  for (const auto& text : cells) out << cell(text);
  out << "</table:table-row>"_html;
  return out;
}

std::string content_of(const Sheet& sheet) {
  Html out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
         " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
         " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
         " office:version=\"1.3\">"
         "<office:body><office:spreadsheet><table:table table:name=\""_html
      << sheet.name << "\"><table:table-column table:number-columns-repeated=\""_html
      << (sheet.header.empty() ? std::size_t{1} : sheet.header.size()) << "\"/><table:table-header-rows>"_html
      << row(sheet.header) << "</table:table-header-rows>"_html;
  for (const auto& cells : sheet.rows) out << row(cells);
  out << "</table:table></office:spreadsheet></office:body></office:document-content>\n"_html;
  return out.take();
}

/// `text` must live until the archive is closed.
bool add_file(zip_t* archive, const char* name, std::string_view text, zip_int32_t method) {
  auto* source = zip_source_buffer(archive, text.data(), text.size(), 0);
  if (source == nullptr) return false;
  const auto index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  return zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), method, 0) == 0;
}

std::string read_all(zip_source_t* source) {
  std::string out;
  if (zip_source_open(source) != 0) return out;
  char buffer[65536];
  for (auto count = zip_source_read(source, buffer, sizeof buffer); count > 0;
       count = zip_source_read(source, buffer, sizeof buffer))
    out.append(buffer, static_cast<std::size_t>(count));
  zip_source_close(source);
  return out;
}

}  // namespace

Result<std::string> to_ods(const Sheet& sheet) {
  if (sheet.rows.size() > kSheetRowsMax) return Error{ErrorKind::too_large, "error.export_too_large"};
  const auto content = content_of(sheet);
  const Error failure{ErrorKind::unavailable, "error.unavailable"};
  zip_error_t error;
  zip_error_init(&error);
  auto* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (memory == nullptr) return failure;
  auto* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(memory);
    return failure;
  }
  zip_source_keep(memory);
  std::string out;
  if (add_file(archive, "mimetype", kMediaType, ZIP_CM_STORE) &&
      add_file(archive, "META-INF/manifest.xml", kManifest, ZIP_CM_DEFLATE) &&
      add_file(archive, "content.xml", content, ZIP_CM_DEFLATE) && zip_close(archive) == 0) {
    out = read_all(memory);
  } else {
    zip_discard(archive);
  }
  zip_source_free(memory);
  if (out.empty()) return failure;
  return out;
}

}  // namespace waarborg::web
