/** How long what was asked for may take to be drawn in a unit test: no figure of the product, only of the machine's patience. */
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 10_000 })
