"""An area beside similar ones: the groups it is compared with, its rate, its place, the funnel, the gap over time."""
