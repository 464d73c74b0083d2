#include "features/reports/store.h"
int weigh() { return keep_report(); }
