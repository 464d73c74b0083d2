#include "features/reports/contract/events.h"
int weigh() { return report_sent(); }
