#include "features/concerned/whole_file.h"

#include <algorithm>

#include "features/concerned/own_views.h"
#include "features/concerned/zip_stream.h"
#include "platform/html/components.h"
#include "platform/sealing/sealed_file.h"
#include "platform/web/download.h"
#include "platform/web/pdf.h"

namespace waarborg::concerned {

using html::Html;
using html::operator""_html;
using html::words;
using i18n::Translator;

namespace {

Html papers_view(const Translator& t, const std::vector<Entry>& papers) {
  Html out;
  if (papers.empty()) return out;
  out << "<h2>"_html << t("concerned.papers") << "</h2><ol>"_html;
  for (const auto& paper : papers) out << "<li>"_html << paper.document << "</li>"_html;
  return out << "</ol>"_html;
}

ZipPart part_of(Bytes content, std::string name) {
  const auto kept = std::make_shared<Bytes>(std::move(content));
  return {std::move(name), kept->size(), [kept]() -> Result<NextChunk> {
            return NextChunk([kept]() -> Result<Bytes> { return std::exchange(*kept, Bytes{}); });
          }};
}

ZipPart part_of(const matters::House& house, const Entry& paper) {
  return {paper.document, paper.size,
          [path = house.platform.config.files() / paper.file, key = paper.document_key]() -> Result<NextChunk> {
            const std::shared_ptr<sealing::SealedFileReader> reader = TRY(sealing::SealedFileReader::open(path, key));
            return NextChunk([reader] { return reader->next(); });
          }};
}

}  // namespace

std::vector<Entry> papers_of(const std::vector<Entry>& entries) {
  std::vector<Entry> out;
  for (const auto& entry : entries)
    if (!entry.document.empty() && std::ranges::find(out, entry.file, &Entry::file) == out.end()) out.push_back(entry);
  return out;
}

Result<Bytes> overview_pdf(const matters::House& house, const Translator& t, const OwnMatter& own,
                           const std::string& care) {
  Html body;
  body << html::facts({{t("concerned.person_named"), words(own.touch.name)},
                       {t("concerned.number"), words(own.matter.number)},
                       {t("concerned.began"), words(t.long_date(own.matter.received_on))},
                       {t("concerned.stands"), words(phase_of(t, own))},
                       {t("concerned.care_contact"), words(care.empty() ? t("concerned.no_care_yet") : care)}})
       << coming_view(t, own.coming, house.today()) << told_view(t, own, {}) << papers_view(t, papers_of(own.entries))
       << rights_view(t, *own.procedure) << aftercare_view(t);
  const auto& config = house.platform.config;
  const auto document = web::report_document(t, config, t("concerned.overview_title", {t(own.procedure->title)}),
                                             t.long_date(house.today()), body);
  return web::to_pdf(document.str(), web::letter_stylesheet(config));
}

Result<http::Response> whole_file(const matters::House& house, const Translator& t, const OwnMatter& own,
                                  const std::string& care) {
  std::vector<ZipPart> parts;
  parts.push_back(part_of(TRY(overview_pdf(house, t, own, care)), t("concerned.overview_name") + ".pdf"));
  for (const auto& paper : papers_of(own.entries)) parts.push_back(part_of(house, paper));
  settle_names(parts);
  http::Response response;
  response.stream_size = TRY(zip_size(parts));
  response.content_type = "application/zip";
  response.set_header("Content-Disposition", web::attachment(own.matter.number + ".zip"));
  response.stream = zip_stream(std::move(parts));
  return response;
}

Result<http::Response> answer_at_once(const matters::House& house, const Translator& t, const OwnMatter& own,
                                      const std::string& care, AtOnce what) {
  if (what == AtOnce::with_papers) return whole_file(house, t, own, care);
  return web::download(as_text(TRY(overview_pdf(house, t, own, care))), own.matter.number + ".pdf");
}

}  // namespace waarborg::concerned
