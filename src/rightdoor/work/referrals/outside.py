"""What an e-mail or a text says when something waits to be read by code: the same few sentences, and nothing of it."""

from django.utils.translation import gettext_noop as noop

ASKED = noop("There is a question for you. Go to the site where you asked and type your code.")
OFFERED = noop("There is something for you to choose. Go to the site where you asked and type your code.")
LETTER = noop("There is a letter for you. Go to the site where you asked and type your code.")
ANSWERED = noop("There is an answer for you. Go to the site where you asked and type your code.")
OPTIONS = noop("There are options for you to look at. You can choose any, or none, without losing your place.")
