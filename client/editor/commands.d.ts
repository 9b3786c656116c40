// The commands that the schema's extensions bring, for the compiler.
/// <reference types="@tiptap/extension-blockquote" />
/// <reference types="@tiptap/extension-bold" />
/// <reference types="@tiptap/extension-heading" />
/// <reference types="@tiptap/extension-italic" />
/// <reference types="@tiptap/extension-paragraph" />
/// <reference types="@tiptap/extension-list" />
