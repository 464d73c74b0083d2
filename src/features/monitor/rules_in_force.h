// The rules that look-ups are judged with today: content/detection.yaml, and what two people approved beside it
// (contract/approved.h). Private to this feature.
#pragma once

#include "features/monitor/detection_content.h"
#include "matters/house.h"

namespace waarborg::monitor {

/// The version says how many approvals and ends there were: "4+3"; the fingerprint is of both. Opens a transaction of
/// its own. Errors: those of the content; "proposals.too_many" when content and approved rules are more than the engine
/// takes.
Result<DetectionContent> rules_in_force(const matters::House& house);
/// Other content, in the place of the file.
Result<DetectionContent> with_approved(const matters::House& house, DetectionContent content);

}  // namespace waarborg::monitor
