// How far a job is, on the page that shows its result when it is done.
#pragma once

#include <optional>

#include "platform/html/components.h"
#include "platform/http/message.h"
#include "platform/jobs/jobs.h"

namespace waarborg::atypical {

/// `busy`: the text key of what is done, which takes the share in whole percent.
html::Html work_progress(const i18n::Translator& t, const std::optional<jobs::Job>& job, const char* busy);
/// Without a script: the browser asks again by itself.
void look_again_soon(http::Response& response);

}  // namespace waarborg::atypical
