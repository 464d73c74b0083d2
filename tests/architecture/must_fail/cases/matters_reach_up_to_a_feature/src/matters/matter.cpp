#include "features/reports/contract/events.h"
int matter() { return report_sent(); }
