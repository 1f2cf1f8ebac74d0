"""Error messages in the portal's words, in place of Django's own. What a form declares itself is kept."""

from django import forms

from core.govuk.look import Look

# Raised with parameters: the double percent signs are filled in when the error is shown.
_WITH_PARAMETERS = {
    "max_length": "%(name)s must be %%(limit_value)d characters or fewer. You have typed %%(show_value)d.",
    "min_length": "%(name)s must be %%(limit_value)d characters or more",
    "max_value": "%(name)s must be %%(limit_value)s or less",
    "min_value": "%(name)s must be %%(limit_value)s or more",
    "max_decimal_places": "%(name)s has too many decimal places: %%(max)s at most",
    "max_digits": "%(name)s has too many figures: %%(max)s at most",
    "max_whole_digits": "%(name)s has too many figures before the decimal point: %%(max)s at most",
    "invalid_choice": "Choose one of the options for %(subject)s",
    "invalid_pk_value": "Choose one of the options for %(subject)s",
    "incomplete": "%(name)s must include a %%(missing)s",
    "year": "%(name)s must have a year of 4 figures, like 2013",
    "unreal": "%(name)s must be a real date",
}
_WITHOUT = {
    "invalid_list": "Choose one of the options for %(subject)s",
    "missing": "Choose a file for %(subject)s",
    "empty": "The file chosen for %(subject)s is empty",
}
_INVALID: list[tuple[type[forms.Field], str]] = [
    (forms.DecimalField, "%(name)s must be a number, like 26,626 or 10.5"),
    (forms.FloatField, "%(name)s must be a number, like 26,626 or 10.5"),
    (forms.IntegerField, "%(name)s must be a whole number, like 26,626"),
    (forms.DateField, "%(name)s must be a real date"),
    (forms.EmailField, "%(name)s must be an email address, like name@example.org"),
    (forms.URLField, "%(name)s must be a web address, like https://www.example.org"),
    (forms.FileField, "The file for %(subject)s did not arrive. Choose it again."),
]
_QUESTIONS = {"why", "who", "what", "when", "where"}
_VALIDATED = (forms.EmailField, forms.URLField)


def _called(field: forms.Field, label: str) -> str:
    """What messages call a field that has no name of its own: a label of one word takes its article."""
    if label.endswith("?"):
        return f"an answer to “{label}”"
    subject = in_a_sentence(label)
    stands_alone = isinstance(field, forms.BooleanField) or " " in subject or subject in _QUESTIONS
    return subject if stands_alone else f"the {subject}"


def in_a_sentence(label: str) -> str:
    """A label as it stands within a sentence: `Due date` becomes `due date`; `JADA` and `A label` stay."""
    first_word = label.split(" ", 1)[0]
    return label[:1].lower() + label[1:] if first_word[1:].islower() else label


def _required(field: forms.Field, subject: str) -> str:
    if isinstance(field, forms.FileField):
        return f"Choose a file for {subject}"
    if isinstance(field, forms.BooleanField):
        return f"Tick the box: {subject}"
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return f"Choose at least one option for {subject}"
    return f"Choose {subject}" if isinstance(field, forms.ChoiceField) else f"Enter {subject}"


def _is_own(field: forms.Field, code: str) -> bool:
    """Whether the form has declared its own message for `code`, rather than left the one its class came with."""
    if code not in field.error_messages:
        return False
    defaults = (vars(cls).get("default_error_messages", {}) for cls in type(field).__mro__)
    return not any(field.error_messages[code] is messages[code] for messages in defaults if code in messages)


def _messages(field: forms.Field, subject: str, name: str) -> dict[str, str]:
    plain = {"subject": subject, "name": name}
    # A percent sign in a label is not to be read as a placeholder where the message is filled in later.
    escaped = {key: text.replace("%", "%%") for key, text in plain.items()}
    messages = {code: text % escaped for code, text in _WITH_PARAMETERS.items()}
    messages |= {code: text % plain for code, text in _WITHOUT.items()}
    messages["required"] = _required(field, subject)
    invalid = next((text for cls, text in _INVALID if isinstance(field, cls)), None)
    if invalid:
        messages["invalid"] = invalid % (escaped if isinstance(field, _VALIDATED) else plain)
    return messages


def word_errors(field: forms.Field, label: str, look: Look) -> None:
    """Give `field` messages that name it: by `look.name`, else by `label`."""
    subject = look.name or _called(field, label)
    name = look.name[:1].upper() + look.name[1:] if look.name else label
    for code, message in _messages(field, subject, name).items():
        if not _is_own(field, code):
            field.error_messages[code] = message
