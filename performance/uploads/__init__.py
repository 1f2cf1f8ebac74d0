"""From a file that someone drops to figures that stand: received, checked, shown, agreed to, taken in.

`services` holds what people do, `running` what a process does with it, `tasks` hands that to the worker and takes up
what a killed process left. `keeping` stores the bytes, `checks` refuses at once what will not do, `words` puts places
and categories as people say them.
"""
