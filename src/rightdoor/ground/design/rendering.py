"""What ``{{ form }}`` looks like: every field drawn by our own field part."""

from django.forms.renderers import TemplatesSetting


class PageForms(TemplatesSetting):
    """The renderer that the settings name as ``FORM_RENDERER``."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/field.html"
