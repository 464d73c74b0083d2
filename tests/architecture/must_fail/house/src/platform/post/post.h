#pragma once
int posted();
