#include "features/atypical/work_progress.h"

#include "platform/html/advance.h"

namespace waarborg::atypical {

using html::Html;
using html::operator""_html;

namespace {

constexpr const char* kRefreshSeconds = "2";

}  // namespace

Html work_progress(const i18n::Translator& t, const std::optional<jobs::Job>& job, const char* busy) {
  if (job && job->state == "failed")
    return html::alert(html::Tone::bad, t("trials.state_failed"), html::paragraph(t(job->problem)));
  Html out = html::advance(t, busy, "sources.advance", job ? job->done : 0, job ? job->total : 0);
  return out << "<p class=\"hint\">"_html << t("trials.progress_text") << "</p>"_html;
}

void look_again_soon(http::Response& response) { response.set_header("Refresh", kRefreshSeconds); }

}  // namespace waarborg::atypical
