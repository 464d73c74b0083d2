// Settings of the content by name.
#pragma once

#include "features/monitor/contract/trials.h"
#include "features/monitor/detection_content.h"

namespace waarborg::monitor {

std::vector<Setting> settings_of(const DetectionContent& content);
/// The content with the changes, as if they stood in its file. Errors: "trials.unknown".
Result<DetectionContent> changed(DetectionContent content, const Changes& changes);

}  // namespace waarborg::monitor
